import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { Commands } from "../ids.ts";
import { type LastRunText, lastRunText } from "./lastRunText.ts";
import type { RunStore } from "./runStore.ts";

/** More than this a second would only flicker. */
const QUIET_MILLISECONDS = 200;

/** The status bar's word on the run that was requested last; hidden before the first one. */
export class LastRunStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("ctdb.lastRun", vscode.StatusBarAlignment.Left);
  readonly #store: RunStore;
  readonly #stopListening: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(store: RunStore) {
    this.#store = store;
    this.#item.name = t("Last CTDB event");
    this.#item.command = { title: t("Show CTDB Events panel"), command: Commands.showPanel };
    this.#stopListening = store.listen((_run, change) => {
      if (change?.output === null || change === null) {
        this.#timer ??= setTimeout(() => this.#show(), QUIET_MILLISECONDS);
      }
    });
  }

  dispose(): void {
    this.#stopListening();
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
    }
    this.#item.dispose();
  }

  #show(): void {
    this.#timer = null;
    const run = this.#store.current;
    if (run === null) {
      this.#item.hide();
      return;
    }
    const { text, tooltip, spoken }: LastRunText = lastRunText(run);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: spoken, role: "button" };
    this.#item.show();
  }
}
