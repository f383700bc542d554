import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { changeDocument } from "../../cases/textEdits.ts";
import { UserError } from "../../userError.ts";
import type { KeptRun } from "./keptRuns.ts";

/**
 * Makes the expectations of a case that were not met say what really happened. The file is shown and not saved: its author
 * sees what changed, and can take it back.
 * @throws {UserError} where that cannot be, with the reason
 */
export async function acceptActual({ result }: Pick<KeptRun, "result">): Promise<void> {
  if (result === null) {
    throw new UserError(t("Only what a case expects can be accepted."));
  }
  const document = await vscode.workspace.openTextDocument(result.testCase.file);
  // YAML is only loaded where there is a case.
  const { acceptEdits } = await import("../../../cases/record/acceptEdits.ts");
  const answer = acceptEdits(document.getText(), result);
  if (answer.kind === "refused") {
    throw new UserError(answer.sentence);
  }
  await changeDocument(document, answer.edits);
}
