import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { TextChange } from "../../cases/record/textChange.ts";
import { UserError } from "../userError.ts";
import { shortPath } from "../workspace/eventDirectories.ts";

/**
 * Changes a document and shows it where it was changed. It is not saved: its author sees what changed, and can take it back.
 * @throws {UserError} where the editor refuses
 */
export async function changeDocument(
  document: vscode.TextDocument,
  changes: readonly TextChange[],
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of changes) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, newText);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new UserError(t("{0} could not be changed.", shortPath(document.uri.fsPath)));
  }
  const [first] = changes;
  const blank = /^\s*/.exec(first?.newText ?? "")?.[0].length ?? 0;
  const at = document.positionAt((first?.start ?? 0) + blank);
  await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(at, at) });
}
