import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { SandboxError, sentenceOf } from "../../sandbox/sandbox.ts";
import type { SequenceRun } from "../../sequences/runSequence.ts";
import type { SequenceEngine } from "../../sequences/sequenceEngine.ts";
import { ContextKeys } from "../ids.ts";
import { Listeners } from "../listeners.ts";
import type { PlannedRun } from "../run/plannedRun.ts";
import type { RunController } from "../run/runController.ts";
import type { RunStore } from "../run/runStore.ts";
import { UserError } from "../userError.ts";
import { LiveSequence, type SequenceChange } from "./liveSequence.ts";
import type { SequencePlan } from "./sequencePlan.ts";

/** Tells that a sequence changed. */
export type SequenceListener = (change: SequenceChange) => void;

/** The sequence of this window: one at a time. Every run of it goes through the controller and into the store. */
export class SequenceRuns implements vscode.Disposable {
  readonly #controller: RunController;
  readonly #store: RunStore;
  readonly #listeners = new Listeners<Parameters<SequenceListener>>();
  #live: LiveSequence | null = null;
  #run: SequenceRun | null = null;
  #nextId = 1;
  #disposed = false;
  /** Resolves when nothing of the last sequence goes on. */
  #settled: Promise<unknown> = Promise.resolve();

  constructor(controller: RunController, store: RunStore) {
    this.#controller = controller;
    this.#store = store;
  }

  /** The sequence that was started last, until it is closed. */
  get current(): LiveSequence | null {
    return this.#live;
  }

  /** Calls `listener` on every change until the returned function is called. */
  listen(listener: SequenceListener): () => void {
    return this.#listeners.add(listener);
  }

  /** @throws {UserError} where a sequence goes on. */
  requireIdle(): void {
    if (this.#run !== null) {
      throw new UserError(t("A CTDB sequence is running. Stop it, or wait until it is over."), [
        { title: t("Stop the sequence"), act: async () => this.stop() },
      ]);
    }
  }

  /**
   * Runs a sequence and resolves when it is over.
   * @param started is called once it has begun
   * @throws {UserError} where one goes on, and where a run's sandbox does not work here
   */
  async start(plan: SequencePlan, started: () => Thenable<void>): Promise<void> {
    const { runSequence } = await import("../../sequences/runSequence.ts");
    this.requireIdle();
    const live = new LiveSequence(this.#nextId++, plan);
    const run = runSequence({
      sequence: plan.sequence,
      engine: this.#engineOf(plan),
      mode: plan.mode,
      listener: (event) => this.#tell(live, live.apply(event)),
    });
    this.#live = live;
    this.#run = run;
    this.#settled = run.report.catch(() => undefined); // looked at below
    await this.#setContext(true);
    try {
      await started();
      await run.report;
    } catch (error) {
      live.fail(sentenceOf(error));
      this.#tell(live, { whole: true, steps: [] });
      if (!this.#disposed) {
        throw error instanceof SandboxError ? new UserError(sentenceOf(error), [], error, "error") : error;
      }
    } finally {
      this.#run = null;
      await this.#setContext(false);
    }
  }

  /** Goes on where the sequence waits. */
  next(): void {
    this.#run?.next();
  }

  /** Ends the run that goes on, and the sequence. */
  stop(): void {
    this.#run?.cancel();
  }

  /** Ends what goes on; resolves when the node is as the sequence wants to leave it. */
  async close(): Promise<void> {
    this.stop();
    await this.#settled;
  }

  /** Takes a sequence that is over from the page. */
  remove(): void {
    if (this.#run === null) {
      this.#live = null;
      this.#notify({ whole: true, steps: [] });
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.stop();
    this.#listeners.clear();
  }

  #engineOf(plan: SequencePlan): SequenceEngine {
    const { directory, convention, settings, sequence, node } = plan;
    return {
      convention,
      node,
      run: async ({ event, args }, started, signal) => {
        const mark = { name: sequence.name };
        const planned: PlannedRun = {
          directory,
          convention,
          settings,
          event,
          args,
          argumentNames: [],
          sequence: mark,
        };
        const cancel = (): void => this.#store.runs.find(({ start }) => start.sequence === mark)?.cancel();
        signal.addEventListener("abort", cancel, { once: true });
        try {
          const run = await this.#controller.run(planned, async () => {
            const live = this.#store.runs.find(({ start }) => start.sequence === mark);
            if (live !== undefined) {
              started(live.id);
            }
            if (signal.aborted) {
              cancel();
            }
          });
          return run?.report ?? null;
        } finally {
          signal.removeEventListener("abort", cancel);
        }
      },
    };
  }

  #tell(live: LiveSequence, change: SequenceChange): void {
    if (live === this.#live) {
      this.#notify(change);
    }
  }

  #notify(change: SequenceChange): void {
    this.#listeners.tell(change);
  }

  async #setContext(isRunning: boolean): Promise<void> {
    if (!this.#disposed) {
      await vscode.commands.executeCommand("setContext", ContextKeys.sequenceRunning, isRunning);
    }
  }
}
