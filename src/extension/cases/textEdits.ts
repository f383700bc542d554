import * as vscode from "vscode";
import type { TextChange } from "../../cases/record/textChange.ts";
import { shortPath } from "../eventDirectories.ts";
import { UserError } from "../userError.ts";

/**
 * Changes a document and shows it where it was changed. What was saved before is saved again.
 * @throws {UserError} where the editor refuses
 */
export async function changeDocument(
  document: vscode.TextDocument,
  changes: readonly TextChange[],
): Promise<void> {
  const wasSaved = !document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, newText } of changes) {
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(start), document.positionAt(end)),
      newText,
    );
  }
  const [first] = changes;
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new UserError(`${shortPath(document.uri.fsPath)} cannot be changed.`);
  }
  const at = document.positionAt((first?.start ?? 0) + (/^\s*/.exec(first?.newText ?? "")?.[0].length ?? 0));
  await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(at, at) });
  if (wasSaved && !(await document.save())) {
    throw new UserError(`${shortPath(document.uri.fsPath)} is changed in the editor and could not be saved.`);
  }
}
