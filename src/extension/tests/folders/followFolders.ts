import * as vscode from "vscode";
import type { DisposableStore } from "../../disposables.ts";
import { type FolderNews, NewFolders } from "./newFolders.ts";

/** Tells of folders that come and go while the window is open. */
export function followFolders(news: FolderNews, owned: DisposableStore): void {
  const folders = owned.add(new NewFolders(news));
  const watcher = owned.add(vscode.workspace.createFileSystemWatcher("**", false, true, false));
  owned.add(
    watcher.onDidCreate(({ scheme, fsPath }) => (scheme === "file" ? folders.came(fsPath) : undefined)),
  );
  owned.add(
    watcher.onDidDelete(({ scheme, fsPath }) => (scheme === "file" ? folders.gone(fsPath) : undefined)),
  );
}
