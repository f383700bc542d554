import * as vscode from "vscode";
import { SETTINGS_SECTION, Settings } from "../ids.ts";
import type { DirectoryStates } from "./directoryStates.ts";
import { entryLook } from "./entryLook.ts";

/** VS Code takes no more at once; above that everything is asked for again. */
const MOST_CHANGES = 250;
const SETTING = `${SETTINGS_SECTION}.${Settings.explorerDecorations}`;

/** Shows beside each file of an event directory whether CTDB runs it, and in which position. */
export class EntryDecorations implements vscode.FileDecorationProvider {
  readonly #states: DirectoryStates;
  readonly #changed = new vscode.EventEmitter<vscode.Uri[] | undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  readonly #disposables: readonly vscode.Disposable[];

  constructor(states: DirectoryStates) {
    this.#states = states;
    this.#disposables = [
      vscode.window.registerFileDecorationProvider(this),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) {
          this.#changed.fire(undefined);
        }
      }),
    ];
  }

  /** Has files shown anew; all where none are named. */
  update(paths?: readonly string[]): void {
    const isFew = paths !== undefined && paths.length <= MOST_CHANGES;
    this.#changed.fire(isFew ? paths.map((path) => vscode.Uri.file(path)) : undefined);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const known = uri.scheme === "file" ? this.#states.of(uri.fsPath) : null;
    if (known === null || vscode.workspace.getConfiguration().get(SETTING) === false) {
      return undefined;
    }
    const { badge, tooltip, isGrey } = entryLook(known.entry, known.count, known.refusal);
    const colour = isGrey ? new vscode.ThemeColor("disabledForeground") : undefined;
    return new vscode.FileDecoration(badge ?? undefined, tooltip, colour);
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
    this.#changed.dispose();
  }
}
