import * as vscode from "vscode";
import { acceptEdits } from "../../../cases/record/acceptEdits.ts";
import { UserError } from "../../userError.ts";
import type { KeptRun } from "./keptRuns.ts";

/**
 * Makes the expectations of a case that were not met say what really happened. The file is shown and not saved: its author
 * sees what changed, and can take it back.
 * @throws {UserError} where that cannot be, with the reason
 */
export async function acceptActual({ result }: KeptRun): Promise<void> {
  if (result === null) {
    throw new UserError("Only what a case expects can be accepted.");
  }
  const document = await vscode.workspace.openTextDocument(result.testCase.file);
  const answer = acceptEdits(document.getText(), result);
  if (answer.kind === "refused") {
    throw new UserError(answer.sentence);
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of answer.edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, newText);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new UserError(`${vscode.workspace.asRelativePath(document.uri)} could not be changed.`);
  }
  const line = Math.max(0, (result.failures[0]?.place.line ?? 1) - 1);
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(document, { selection });
}
