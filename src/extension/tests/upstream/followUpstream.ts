import { basename } from "node:path";
import * as vscode from "vscode";
import type { DisposableStore } from "../../disposables.ts";
import { workspacePaths } from "../../settings/settingsReader.ts";
import { Pauses } from "../pauses.ts";
import { UpstreamProvider } from "./upstreamProvider.ts";
import { UpstreamRuns } from "./upstreamRuns.ts";

/** How long the disk has to be quiet: a checkout changes many files. */
const DISK_MILLISECONDS = 300;
const TESTS_GLOB = "**/tests/UNIT/*/*.sh";

/** Upstream's unit tests among the tests, where a folder of the workspace is a source tree of Samba or its `ctdb` folder. */
export function followUpstream(kitDirectory: string, owned: DisposableStore): UpstreamProvider {
  const runs = owned.add(new UpstreamRuns(kitDirectory));
  const provider = new UpstreamProvider({
    folders: workspacePaths,
    nameOf: (folder) => (workspacePaths().length === 1 ? "" : (nameAround(folder) ?? basename(folder))),
    provide: (test) => runs.provide(test),
  });
  const disk = owned.add(new Pauses(DISK_MILLISECONDS, (path) => void provider.changed(path))); // never rejects
  const files = owned.add(vscode.workspace.createFileSystemWatcher(TESTS_GLOB));
  const changed = ({ fsPath }: vscode.Uri): void => disk.note(fsPath);
  owned.add(files.onDidCreate(changed));
  owned.add(files.onDidChange(changed));
  owned.add(files.onDidDelete(changed));
  owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void provider.refresh()));
  return provider;
}

function nameAround(path: string): string | null {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(path))?.name ?? null;
}
