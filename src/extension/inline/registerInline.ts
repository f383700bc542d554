import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { DisposableStore } from "../disposables.ts";
import { Commands } from "../ids.ts";
import type { RegisteredServer } from "../languageClient/registerLanguageServer.ts";
import type { LastResults } from "../run/lastResults.ts";
import { withSandbox } from "../run/planAgain.ts";
import type { PlannedRun, SettingsReader } from "../run/plannedRun.ts";
import type { RunStarter } from "../run/runStarter.ts";
import type { RunStore } from "../run/runStore.ts";
import { requireTrust } from "../workspace/guards.ts";
import type { ScriptTexts } from "../workspace/scriptTexts.ts";
import { goToFailure } from "./goToFailure.ts";
import { InlineResults } from "./inlineResults.ts";
import { MarkStyles } from "./markStyles.ts";

/** What the marks work with. */
export interface InlineServices {
  readonly log: vscode.LogOutputChannel;
  readonly store: RunStore;
  readonly results: LastResults;
  readonly texts: ScriptTexts;
  readonly starter: RunStarter;
  readonly settingsFor: SettingsReader;
}

/** Shows results in the editor and in Problems, and registers what their links do. */
export function registerInline(
  services: InlineServices,
  server: RegisteredServer,
  extension: vscode.Uri,
): vscode.Disposable {
  const { log, store, results, texts, starter, settingsFor } = services;
  const disposables = new DisposableStore();
  const labelOf = async (path: string, event: string): Promise<number | null | undefined> => {
    const places = await server.handlers(path, event);
    return places === null ? undefined : (places[0]?.line ?? null);
  };
  const media = vscode.Uri.joinPath(extension, "media", "inline");
  const inline = disposables.add(new InlineResults(results, { labelOf, texts }, new MarkStyles(media)));
  disposables.add(
    server.onDidStart(() => {
      inline.hoverFirst();
      void inline.look(); // never rejects
    }),
  );
  disposables.add(registerCommand(log, Commands.clearResults, () => results.clear()));
  disposables.add(registerCommand(log, Commands.goToFailure, () => goToFailure(results, labelOf)));
  disposables.add(
    registerCommand(log, Commands.runResultAgain, async (directory, event) => {
      requireTrust();
      if (typeof directory !== "string" || typeof event !== "string") {
        return;
      }
      const planned = plannedAgain(directory, event);
      await (planned === null
        ? vscode.commands.executeCommand(Commands.runHandler, directory, event)
        : starter.start(planned));
    }),
  );
  return disposables;

  /** The last run of an event once more, with the settings as they are now. */
  function plannedAgain(directory: string, event: string): PlannedRun | null {
    const result = results.ofEvent(directory, event).at(-1);
    const run = result === undefined ? null : store.find(result.runId);
    if (run === null) {
      return null;
    }
    const { sandbox, settings, ...planned } = run.start;
    const now = settingsFor(directory);
    const again = { ...planned, settings: now };
    return planned.insteadOf === now.sandbox.choice ? withSandbox(again, settings.sandbox.choice) : again;
  }
}
