import { resolve } from "node:path";
import * as vscode from "vscode";
import { inOrderOfLife } from "../../ctdb/orderOfLife.ts";
import { DisposableStore } from "../disposables.ts";
import { SETTINGS_SECTION, Settings } from "../ids.ts";
import type { LastResults } from "../run/lastResults.ts";
import type { RunMemory } from "../run/runMemory.ts";
import type { RunStore } from "../run/runStore.ts";
import { isTraced } from "../run/traceToggle.ts";
import { fileTexts, handlerTexts, type LensText } from "./lensTexts.ts";
import { readServedEvent, type ServedEvent } from "./servedEvent.ts";

/** What the lenses tell of. */
export interface LensServices {
  readonly store: RunStore;
  readonly results: LastResults;
  readonly memory: RunMemory;
}

/** Makes of the language server's lenses, which say where handlers are, those that the editor shows. */
export class ScriptLenses implements vscode.Disposable {
  readonly #services: LensServices;
  readonly #disposables = new DisposableStore();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  /** Told when lenses may have other words. */
  readonly onDidChange = this.#changed.event;

  constructor(services: LensServices) {
    this.#services = services;
    const tell = (): void => this.#changed.fire();
    this.#disposables.add(services.results.onDidChange(tell));
    this.#disposables.add(services.memory.onDidChangeArguments(tell));
    this.#disposables.add(
      new vscode.Disposable(services.store.listen((_run, change) => (change === null ? tell() : undefined))),
    );
    this.#disposables.add(
      vscode.workspace.onDidChangeConfiguration((change) => {
        const names = [Settings.trace, Settings.codeLens].map((name) => `${SETTINGS_SECTION}.${name}`);
        return names.some((name) => change.affectsConfiguration(name)) ? tell() : undefined;
      }),
    );
  }

  /** @param found the server's lenses of a document, which stand before all others */
  extend(document: vscode.TextDocument, found: readonly vscode.CodeLens[]): vscode.CodeLens[] {
    const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION, document.uri);
    if (settings.get<unknown>(Settings.codeLens) === false) {
      return [];
    }
    const places = found.flatMap((lens) => {
      const served = readServedEvent(lens.command?.arguments, "data" in lens ? lens.data : null);
      return served === null ? [] : [{ range: lens.range, served }];
    });
    const traced = isTraced(document.uri);
    const lines = places.map(({ range }) => range.start.line);
    const above = lensesAt(new vscode.Range(0, 0, 0, 0), this.#fileTexts(places.map(({ served }) => served)));
    return [
      ...above,
      ...places.flatMap(({ range, served }) => {
        const isAlone = lines.filter((line) => line === range.start.line).length === 1;
        return lensesAt(range, this.#handlerTexts(served, traced, isAlone));
      }),
    ];
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #fileTexts(served: readonly ServedEvent[]): LensText[] {
    const inOrder = inOrderOfLife(served.map(({ event }) => event)).flatMap(
      (event) => served.find((one) => one.event === event) ?? [],
    );
    return fileTexts(
      inOrder,
      inOrder.map((one) => this.#resultOf(one)),
    );
  }

  #handlerTexts(served: ServedEvent, traced: boolean, isAlone: boolean): LensText[] {
    const { directory, event } = served;
    const going = this.#services.store.runs.findLast(
      ({ report, start }) =>
        report === null && start.event === event && resolve(start.directory) === resolve(directory),
    );
    return handlerTexts(served, {
      args: this.#services.memory.argumentsOf(served),
      traced,
      result: this.#resultOf(served),
      going: going?.id ?? null,
      isAlone,
    });
  }

  #resultOf({ directory, event, script }: ServedEvent) {
    return this.#services.results.of(directory, event, script);
  }
}

function lensesAt(range: vscode.Range, texts: readonly LensText[]): vscode.CodeLens[] {
  return texts.map(
    ({ title, tooltip, command, args }) =>
      new vscode.CodeLens(range, { title, tooltip, command, arguments: [...args] }),
  );
}
