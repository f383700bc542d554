import { join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { PageParts } from "../panel/pageParts.ts";
import type { WholeOutput } from "../panel/wholeOutput.ts";
import type { RunStore } from "../run/runStore.ts";
import { HistoryKeeper } from "./historyKeeper.ts";
import { HistoryPart } from "./historyPart.ts";
import { RunArchive } from "./runArchive.ts";

/** What the history works with. */
export interface HistoryServices {
  /** Where the workspace's runs are kept; `undefined` where no folder is open: then in memory only. */
  readonly storage: vscode.Uri | undefined;
  readonly store: RunStore;
  readonly log: vscode.LogOutputChannel;
  readonly output: WholeOutput;
  /** Of the panel's page. */
  readonly parts: PageParts;
}

/** The history as the extension holds it. */
export interface RegisteredHistory extends vscode.Disposable {
  /**
   * Keeps the runs that a closing window ends. VS Code disposes of everything before it waits for the extension's end, so
   * that only this stops to follow runs.
   * @param ended settles when every run is over
   * @returns resolves when all of them are on disk
   */
  close(ended: Promise<unknown>): Promise<void>;
}

/** Puts the history of runs together: files, commands, and its part of the panel. */
export function registerHistory(services: HistoryServices): RegisteredHistory {
  const { storage, store, log, output, parts } = services;
  const keeper =
    storage?.scheme === "file"
      ? new HistoryKeeper(store, new RunArchive(join(storage.fsPath, "runs"), (line) => log.warn(line)))
      : null;
  const registered = [
    parts.add(new HistoryPart(store, output, () => void keeper?.load())),
    registerCommand(log, Commands.clearHistory, async () => {
      if (await wantsToClear()) {
        await (keeper === null ? store.clear() : keeper.clear());
      }
    }),
  ];
  return {
    async close(ended) {
      keeper?.beginClose();
      await ended;
      await keeper?.settled();
      keeper?.dispose();
    },
    dispose: () => {
      for (const one of registered) {
        one.dispose();
      }
    },
  };
}

async function wantsToClear(): Promise<boolean> {
  const clear = t("Clear");
  const detail = t(
    "The runs of this workspace are forgotten, and their files are removed. Scripts are not touched.",
  );
  const message = t("Clear the history of CTDB runs?");
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, clear)) === clear;
}
