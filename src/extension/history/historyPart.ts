import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type FromHistory, isFromHistory, type ToHistory } from "../../webview/history/messages.ts";
import { Commands } from "../ids.ts";
import { Listeners } from "../listeners.ts";
import type { PagePart } from "../panel/pagePart.ts";
import type { WholeOutput } from "../panel/wholeOutput.ts";
import type { RunStore } from "../run/runStore.ts";
import { UserError } from "../userError.ts";
import { comparisonView } from "./comparisonView.ts";
import { historyView } from "./historyView.ts";
import { openOutputs } from "./openOutputs.ts";

/** The history's half in the extension: it knows which two runs are compared. */
export class HistoryPart implements PagePart {
  readonly name = "history";
  readonly #store: RunStore;
  readonly #output: WholeOutput;
  readonly #load: () => void;
  readonly #listeners = new Listeners();
  #compared: { readonly before: number; readonly after: number } | null = null;

  /** @param load reads the runs of earlier sessions into the store; called for every page that is loaded */
  constructor(store: RunStore, output: WholeOutput, load: () => void) {
    this.#store = store;
    this.#output = output;
    this.#load = load;
  }

  messages(page: "new" | "known"): readonly ToHistory[] {
    if (page === "new") {
      this.#load();
    }
    const { before, after } = this.#pair();
    return [
      { kind: "history", history: historyView(this.#store) },
      {
        kind: "comparison",
        comparison: before === null || after === null ? null : comparisonView(before, after),
      },
    ];
  }

  listen(changed: () => void): () => void {
    const stops = [this.#listeners.add(changed), this.#store.listenHistory(changed)];
    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  }

  async receive(message: unknown): Promise<void> {
    if (isFromHistory(message)) {
      await this.#act(message);
    }
  }

  async #act(message: FromHistory): Promise<void> {
    switch (message.kind) {
      case "show":
        this.#compared = null;
        this.#store.select(message.id);
        return;
      case "compare":
        this.#compared = message;
        this.#tell();
        return;
      case "endComparison":
        this.#compared = null;
        this.#tell();
        return;
      case "openOutputs":
        await this.#openOutputs(message.index);
        return;
      case "clear":
        await vscode.commands.executeCommand(Commands.clearHistory);
        return;
    }
  }

  async #openOutputs(index: number | null): Promise<void> {
    const { before, after } = this.#pair();
    if (before === null || after === null) {
      throw new UserError(t("One of the two runs is no longer kept, so their outputs cannot be compared."));
    }
    await openOutputs(this.#output, before, after, index);
  }

  #pair() {
    const { before = 0, after = 0 } = this.#compared ?? {};
    return { before: this.#store.find(before), after: this.#store.find(after) };
  }

  #tell(): void {
    this.#listeners.tell();
  }
}
