import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";
import type { EngineRegistry } from "./engines.ts";
import { formatCommand } from "./formats.ts";
import { type HostConsent, requireTrust } from "./guards.ts";
import { ContextKeys, PANEL_VIEW } from "./ids.ts";
import type { LiveRun } from "./liveRun.ts";
import type { PlannedRun } from "./plannedRun.ts";
import type { RunStore } from "./runStore.ts";

/** Shorter runs are over before progress can be read. */
const PROGRESS_AFTER_MILLISECONDS = 1000;

/** Makes planned runs happen: consent, engine, progress, store. */
export class RunController {
  readonly #store: RunStore;
  readonly #engines: EngineRegistry;
  readonly #consent: HostConsent;
  readonly #log: vscode.LogOutputChannel;
  readonly #panelIsVisible: () => boolean;
  #going = 0;

  /** @param panelIsVisible whether the panel, which has a Cancel of its own, can be seen */
  constructor(
    store: RunStore,
    engines: EngineRegistry,
    consent: HostConsent,
    log: vscode.LogOutputChannel,
    panelIsVisible: () => boolean,
  ) {
    this.#store = store;
    this.#engines = engines;
    this.#consent = consent;
    this.#log = log;
    this.#panelIsVisible = panelIsVisible;
  }

  /**
   * Runs an event and resolves with the run when it is over; `null` where the user did not want it.
   * @param started is called once the run is in the store
   */
  async run(planned: PlannedRun, started: () => Thenable<void>): Promise<LiveRun | null> {
    if (!(await this.#consent.ask())) {
      return null;
    }
    const { directory, convention, settings, event, args } = planned;
    // Trust can be taken away while a question is open.
    requireTrust();
    const engine = this.#engines.engineFor({ directory, convention, debugProgram: settings.debugHungScript });
    const eventRun = engine.run({ event, args, timeoutSeconds: settings.eventTimeout });
    const command = formatCommand(event, args);
    this.#log.info(`Running ${command} in ${directory} (step ${convention.step}, host)`);
    const over = this.#store.follow(
      { directory, convention, event, args, sandbox: "host", timeoutSeconds: settings.eventTimeout },
      eventRun,
    );
    await this.#count(1);
    try {
      await started();
      const [run] = await Promise.all([over, this.#showProgress(command, over, () => eventRun.cancel())]);
      this.#logEnd(run, command);
      return run;
    } finally {
      await over.catch(() => undefined);
      await this.#count(-1);
    }
  }

  /** Cancels the run that was requested last among those that are not over. */
  cancelLast(): void {
    this.#store.runs.findLast((run) => run.report === null)?.cancel();
  }

  async #count(change: 1 | -1): Promise<void> {
    this.#going += change;
    await vscode.commands.executeCommand("setContext", ContextKeys.running, this.#going > 0);
    await vscode.commands.executeCommand("setContext", ContextKeys.hasRun, true);
  }

  #logEnd(run: LiveRun, command: string): void {
    const { report } = run;
    if (report !== null) {
      const milliseconds = Math.round(report.finish - report.requested);
      this.#log.info(`${command}: ${report.outcome}, summary ${report.summary}, ${milliseconds} ms`);
    }
  }

  /** Progress in the panel, or a notification with Cancel where the panel cannot be seen; none for short runs. */
  async #showProgress(command: string, over: Promise<LiveRun>, cancel: () => void): Promise<void> {
    if (await Promise.race([over.then(() => true), setTimeout(PROGRESS_AFTER_MILLISECONDS, false)])) {
      return;
    }
    const location = this.#panelIsVisible() ? { viewId: PANEL_VIEW } : vscode.ProgressLocation.Notification;
    await vscode.window.withProgress(
      { location, cancellable: true, title: `CTDB event ${command}` },
      async (_progress, token) => {
        const listening = token.onCancellationRequested(cancel);
        try {
          await over;
        } finally {
          listening.dispose();
        }
      },
    );
  }
}
