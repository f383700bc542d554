import * as vscode from "vscode";
import { limitReach, reachOf } from "../../scripts/reach.ts";
import { workspacePaths } from "../settings/settingsReader.ts";

/** While the workspace is not trusted, nothing outside of it is read but what the user opened. */
export function limitToWorkspace(): vscode.Disposable {
  const limit = (): void => limitReach(reachNow());
  limit();
  return vscode.Disposable.from(
    vscode.workspace.onDidGrantWorkspaceTrust(limit),
    vscode.workspace.onDidChangeWorkspaceFolders(limit),
    vscode.workspace.onDidOpenTextDocument(limit),
    vscode.workspace.onDidCloseTextDocument(limit),
  );
}

/** The folders that may be read now; `null`: all. */
export function reachNow(): readonly string[] | null {
  if (vscode.workspace.isTrusted) {
    return null;
  }
  const open = vscode.workspace.textDocuments.filter(
    ({ uri, isClosed }) => uri.scheme === "file" && !isClosed,
  );
  return reachOf(
    workspacePaths(),
    open.map(({ uri }) => uri.fsPath),
  );
}
