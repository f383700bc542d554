import { dirname } from "node:path";
import * as vscode from "vscode";
import { isDirectory } from "../../../scripts/detectConvention.ts";
import type { DisposableStore } from "../../disposables.ts";
import { SETTINGS_SECTION } from "../../ids.ts";
import type { RegisteredServer } from "../../languageClient/registerLanguageServer.ts";
import type { SettingsReader } from "../../run/plannedRun.ts";
import type { Memory, RunMemory } from "../../run/runMemory.ts";
import { DirectoryReader } from "../../tree/directoryReader.ts";
import { KnownDirectories } from "../../tree/knownDirectories.ts";
import { TreeMemory } from "../../tree/treeMemory.ts";
import { TreeWatch } from "../../tree/treeWatch.ts";
import { shortPath } from "../../workspace/eventDirectories.ts";
import { Pauses } from "../pauses.ts";
import { DirectoryProvider } from "./directoryProvider.ts";

/** What the tests of event directories need of the extension. */
export interface DirectoryServices {
  readonly server: RegisteredServer;
  readonly memory: RunMemory;
  readonly settingsFor: SettingsReader;
  readonly remembered: Memory;
}

/** How long typing goes on before the handlers of the script are asked for again. */
const TYPING_MILLISECONDS = 600;

/** The event directories among the tests, which follow the disk, editors, settings and the language server. */
export function followDirectories(
  { server, memory, settingsFor, remembered }: DirectoryServices,
  owned: DisposableStore,
): DirectoryProvider {
  const treeMemory = new TreeMemory(remembered);
  const reader = new DirectoryReader(settingsFor, treeMemory);
  const known = new KnownDirectories(treeMemory, () => server.directories.paths());
  const watch = owned.add(
    new TreeWatch((paths) => {
      for (const path of paths) {
        void provider.changed(path); // never rejects
      }
      watch.look(looked, true); // one of them may be another folder by the same name now
    }),
  );
  let looked: readonly string[] = [];
  const provider = new DirectoryProvider({
    paths: (anew) => {
      if (anew) {
        known.forget();
      }
      return known.paths();
    },
    isThere: isDirectory,
    view: (path) => reader.fresh(path),
    handlersOf: async (path) =>
      (await server.handlers(path, null)) ?? (server.isRunning() ? null : undefined),
    argumentsOf: (directory, script, event) => memory.argumentsOf({ directory, script, event }),
    nameOf: shortPath,
    looked: (paths) => {
      looked = paths;
      watch.look(paths);
    },
  });
  const typing = owned.add(new Pauses(TYPING_MILLISECONDS, (path) => void provider.scriptChanged(path)));
  const takeOpen = (): void => {
    const open = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === "file");
    const directories = new Set(open.map(({ uri }) => dirname(uri.fsPath)));
    for (const path of server.directories.paths().filter((one) => directories.has(one))) {
      void provider.take(path); // never rejects
    }
  };
  owned.add(
    server.onDidTell((path) => {
      takeOpen();
      if (path !== null) {
        void provider.told(path);
      }
    }),
  );
  owned.add(server.onDidStart(() => void provider.allChanged()));
  owned.add(memory.onDidChangeArguments(() => provider.renew()));
  owned.add(vscode.workspace.onDidOpenTextDocument(takeOpen));
  owned.add(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (
        document.uri.scheme === "file" &&
        contentChanges.length > 0 &&
        provider.knows(dirname(document.uri.fsPath))
      ) {
        typing.note(document.uri.fsPath);
      }
    }),
  );
  owned.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void provider.searchAgain()));
  owned.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SETTINGS_SECTION)) {
        void provider.allChanged();
      }
    }),
  );
  takeOpen();
  return provider;
}
