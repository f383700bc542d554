import * as vscode from "vscode";
import type { CaseResult } from "../../cases/caseResult.ts";
import { UserError } from "../userError.ts";
import { changeDocument } from "./textEdits.ts";

/**
 * Writes what really happened into a case's file and shows it there.
 * @param result of the case's last run; `null`: the test is no case
 * @throws {UserError} where that cannot be written
 */
export async function acceptResult(result: CaseResult | null): Promise<void> {
  if (result === null) {
    throw new UserError("Only a case says what is expected; this test has nothing to write that into.");
  }
  const document = await vscode.workspace.openTextDocument(result.testCase.file);
  // YAML is only loaded where there is a case.
  const { acceptEdits } = await import("../../cases/record/acceptEdits.ts");
  const answer = acceptEdits(document.getText(), result);
  if (answer.kind === "refused") {
    throw new UserError(answer.sentence);
  }
  await changeDocument(document, answer.edits);
}
