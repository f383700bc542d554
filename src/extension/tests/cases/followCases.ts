import { dirname } from "node:path";
import * as vscode from "vscode";
import { formatVersion } from "../../../ctdb/version.ts";
import { readRegularFile } from "../../../scripts/regularFile.ts";
import type { DisposableStore } from "../../disposables.ts";
import { SETTINGS_SECTION, Settings } from "../../ids.ts";
import { translations } from "../../language.ts";
import type { RegisteredServer } from "../../languageClient/registerLanguageServer.ts";
import type { SettingsReader } from "../../run/plannedRun.ts";
import { shortPath } from "../../workspace/eventDirectories.ts";
import { reachNow } from "../../workspace/workspaceReach.ts";
import { Pauses } from "../pauses.ts";
import { CASE_FILE_GLOB, isCaseFile } from "./caseFileNames.ts";
import { CaseProvider } from "./caseProvider.ts";
import { CaseReader } from "./caseReader.ts";

/** How long typing goes on before a case file is read again. */
const TYPING_MILLISECONDS = 300;
/** How long the disk has to be quiet: a checkout changes many files. */
const DISK_MILLISECONDS = 150;

/** What the tests of case files need of the extension. */
export interface CaseServices {
  readonly server: Pick<RegisteredServer, "onDidTell">;
  readonly settingsFor: SettingsReader;
  /** Absolute path of the bundle that reads case files. */
  readonly caseWorker: string;
}

/** The case files among the tests, which follow the disk, editors, settings and event directories. */
export function followCases(
  { server, settingsFor, caseWorker }: CaseServices,
  owned: DisposableStore,
): CaseProvider {
  const reader = owned.add(new CaseReader(caseWorker, translations()));
  const provider = new CaseProvider({
    find: async () => {
      const found = await vscode.workspace.findFiles(CASE_FILE_GLOB, "**/node_modules/**");
      return found.filter(({ scheme }) => scheme === "file").map(({ fsPath }) => fsPath);
    },
    textOnDisk,
    textInEditor: (path) => openDocument(path)?.getText() ?? null,
    read: (text, path) => {
      const { targetVersion } = settingsFor(dirname(path));
      return reader.read({
        path,
        text,
        folders: reachNow(),
        targetVersion: targetVersion === null ? null : formatVersion(targetVersion),
      });
    },
    nameOf: shortPath,
  });
  const typing = owned.add(new Pauses(TYPING_MILLISECONDS, (path) => void provider.read([path])));
  const disk = owned.add(new Pauses(DISK_MILLISECONDS, (path) => void provider.take(path, false)));
  const opened = ({ uri }: vscode.TextDocument): void => {
    if (uri.scheme === "file" && isCaseFile(uri.fsPath)) {
      void provider.take(uri.fsPath, true); // never rejects
    }
  };
  owned.add(vscode.workspace.onDidOpenTextDocument(opened));
  owned.add(
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (uri.scheme === "file" && isCaseFile(uri.fsPath)) {
        typing.note(uri.fsPath);
      }
    }),
  );
  owned.add(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === "file" && isCaseFile(uri.fsPath)) {
        void provider.read([uri.fsPath]); // what was not saved counts no longer
      }
    }),
  );
  const files = owned.add(vscode.workspace.createFileSystemWatcher(CASE_FILE_GLOB));
  const changed = ({ fsPath }: vscode.Uri): void => disk.note(fsPath);
  owned.add(files.onDidCreate((uri) => (provider.isSearched ? changed(uri) : undefined)));
  owned.add(files.onDidChange(changed));
  // A folder that goes is told of alone, not with its files.
  const gone = owned.add(vscode.workspace.createFileSystemWatcher("**", true, true, false));
  owned.add(gone.onDidDelete(({ fsPath }) => provider.drop(fsPath)));
  owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void provider.searchAgain()));
  owned.add(server.onDidTell((path) => (path === null ? undefined : void provider.directoryChanged(path))));
  owned.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void provider.directoryChanged(null)));
  owned.add(
    vscode.workspace.onDidChangeConfiguration((change) =>
      change.affectsConfiguration(`${SETTINGS_SECTION}.${Settings.targetVersion}`)
        ? void provider.directoryChanged(null)
        : undefined,
    ),
  );
  for (const document of vscode.workspace.textDocuments) {
    opened(document);
  }
  return provider;
}

function openDocument(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => !isClosed && uri.scheme === "file" && uri.fsPath === path,
  );
}

/** @throws with a sentence where it is there and cannot be read */
async function textOnDisk(path: string): Promise<string | null> {
  try {
    return await readRegularFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") {
      return null;
    }
    throw error;
  }
}
