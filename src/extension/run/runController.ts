import { setTimeout } from "node:timers/promises";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { ctdbBaseOf } from "../../scripts/ctdbBase.ts";
import { ContextKeys, PANEL_VIEW } from "../ids.ts";
import { formatCommand } from "../panel/formats.ts";
import type { SandboxConsent } from "../sandbox/consent.ts";
import type { SandboxSource } from "../sandbox/sandboxSource.ts";
import { requireTrust } from "../workspace/guards.ts";
import type { EngineRegistry } from "./engines.ts";
import type { LiveRun } from "./liveRun.ts";
import type { PlannedRun } from "./plannedRun.ts";
import type { RunStore } from "./runStore.ts";
import { saveBeforeRun } from "./saveBeforeRun.ts";

/** Shorter runs are over before progress can be read. */
const PROGRESS_AFTER_MILLISECONDS = 1000;

/** Makes planned runs happen: sandbox, consent, engine, progress, store. */
export class RunController {
  readonly #store: RunStore;
  readonly #engines: EngineRegistry;
  readonly #sandboxOf: SandboxSource;
  readonly #consent: SandboxConsent;
  readonly #log: vscode.LogOutputChannel;
  readonly #panelIsVisible: () => boolean;
  #going = 0;

  /** @param panelIsVisible whether the panel, which has a Cancel of its own, can be seen */
  constructor(
    store: RunStore,
    engines: EngineRegistry,
    sandboxOf: SandboxSource,
    consent: SandboxConsent,
    log: vscode.LogOutputChannel,
    panelIsVisible: () => boolean,
  ) {
    this.#store = store;
    this.#engines = engines;
    this.#sandboxOf = sandboxOf;
    this.#consent = consent;
    this.#log = log;
    this.#panelIsVisible = panelIsVisible;
  }

  /**
   * Runs an event and resolves with the run when it is over; `null` where the user did not want it.
   * @param started is called once the run is in the store
   * @throws {SandboxError} where the sandbox that is set does not work here
   */
  async run(planned: PlannedRun, started: () => Thenable<void>): Promise<LiveRun | null> {
    const { directory, convention, settings, event, args, despiteRefusal = false } = planned;
    const { trace = settings.trace, only } = planned;
    const chosen = await this.#sandboxOf(planned);
    const { mode, reason } = chosen.sandbox;
    if (!(await this.#consent.ask(mode))) {
      return null;
    }
    await saveBeforeRun(directory, ctdbBaseOf(directory, convention.generation));
    const engine = await this.#engines.engineFor({
      directory,
      convention,
      debugProgram: settings.debugHungScript,
      chosen,
    });
    // Trust can be taken away while a question is open.
    requireTrust();
    const timeoutSeconds = settings.eventTimeout;
    const eventRun = engine.run({
      event,
      args,
      timeoutSeconds,
      despiteRefusal,
      trace,
      ...(only === undefined ? {} : { only }),
    });
    const command = formatCommand(event, args);
    this.#log.info(`Running ${command} in ${directory} (step ${convention.step}, ${mode}). ${reason}`);
    const over = this.#store.follow({ ...planned, sandbox: { mode, reason } }, eventRun);
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
      const { mode } = report.sandbox;
      this.#log.info(
        `${command}: ${report.outcome}, summary ${report.summary}, ${milliseconds} ms (${mode})`,
      );
    }
  }

  /** Progress in the panel, or a notification with Cancel where the panel cannot be seen; none for short runs. */
  async #showProgress(command: string, over: Promise<LiveRun>, cancel: () => void): Promise<void> {
    if (await Promise.race([over.then(() => true), setTimeout(PROGRESS_AFTER_MILLISECONDS, false)])) {
      return;
    }
    const location = this.#panelIsVisible() ? { viewId: PANEL_VIEW } : vscode.ProgressLocation.Notification;
    await vscode.window.withProgress(
      { location, cancellable: true, title: t("CTDB event {0}", command) },
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
