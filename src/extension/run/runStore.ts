import type { RunReport } from "../../runner/report.ts";
import type { EventRun } from "../../runner/run.ts";
import type { RunEvent } from "../../runner/runEvent.ts";
import { Listeners } from "../listeners.ts";
import { LiveRun, type RunChange, type RunStart } from "./liveRun.ts";
import { KEPT_TESTS, runsToForget } from "./runLimits.ts";

/** Tells that a run of this window changed; `null`: it is new, or over. */
export type StoreListener = (run: LiveRun, change: RunChange | null) => void;

/** A run of an earlier session, to be kept again. */
export interface EarlierRun {
  readonly start: RunStart;
  readonly report: RunReport;
}

/**
 * All runs of this window, in the order of their requests, and runs of earlier sessions; and runs of tests, which stand
 * in no list but can be found and heard. Every view is a
 * projection of it. Views that say how scripts are now (marks, icons, states) read `runs` and `current` and
 * `listen`, which never tell of an earlier session; views of the past read `history` and `shown`.
 */
export class RunStore {
  #earlier: readonly LiveRun[] = [];
  #runs: readonly LiveRun[] = [];
  #tests: readonly LiveRun[] = [];
  #selected: LiveRun | null = null;
  #nextId = 1;
  readonly #listeners = new Listeners<Parameters<StoreListener>>();
  readonly #historyListeners = new Listeners();

  /** The run of this window that was requested last, or `null` where there was none. */
  get current(): LiveRun | null {
    return this.#runs.at(-1) ?? null;
  }

  /** The runs of this window. */
  get runs(): readonly LiveRun[] {
    return this.#runs;
  }

  /** The runs of earlier sessions and of this window, oldest first. */
  get history(): readonly LiveRun[] {
    return [...this.#earlier, ...this.#runs];
  }

  /** The run that the user looks at: the one selected, else the one requested last. */
  get shown(): LiveRun | null {
    return this.#selected ?? this.current;
  }

  /** A run of this window or of an earlier session, or of a test. */
  find(id: number): LiveRun | null {
    return [...this.history, ...this.#tests].find((run) => run.id === id) ?? null;
  }

  /** Shows another run, until the next one is requested; `null` and runs that are forgotten: the last one. */
  select(id: number | null): void {
    const run = id === null ? null : this.find(id);
    this.#selected = run === this.current ? null : run;
    this.#tellHistory();
  }

  /** Calls `listener` on every change of this window's runs until the returned function is called. */
  listen(listener: StoreListener): () => void {
    return this.#listeners.add(listener);
  }

  /**
   * Calls `listener` when another run is shown, and when a run is added, is over or is forgotten, until the
   * returned function is called.
   */
  listenHistory(listener: () => void): () => void {
    return this.#historyListeners.add(listener);
  }

  /** Adds runs of earlier sessions, oldest first, before all others. */
  addEarlier(runs: readonly EarlierRun[]): void {
    const added = runs.map(({ start, report }) => LiveRun.restore(this.#nextId++, start, report));
    this.#earlier = [...added, ...this.#earlier];
    this.#forgetOldest();
    this.#tellHistory();
  }

  /** Forgets every run that is over. */
  clear(): void {
    this.#forget(new Set([...this.history, ...this.#tests].filter((run) => run.report !== null)));
    this.#tellHistory();
  }

  /** Adds a run, follows it to its end and returns it then. Never rejects for what scripts do. */
  async follow(start: RunStart, eventRun: EventRun): Promise<LiveRun> {
    const run = new LiveRun(this.#nextId++, start, () => eventRun.cancel());
    this.#runs = [...this.#runs, run];
    this.#selected = null;
    this.#forgetOldest();
    this.#tell(run, null);
    this.#tellHistory();
    for await (const event of eventRun) {
      this.#tell(run, run.apply(event));
    }
    if (run.report === null) {
      run.finish(await eventRun.report);
      this.#tell(run, null);
    }
    this.#forgetOldest();
    this.#tellHistory();
    return run;
  }

  /**
   * Adds the run of a test, which somebody else follows: what it was last made of scripts counts as that of any other
   * run, but it is neither shown nor kept with those that the user made.
   * @returns what takes the run's events, in order
   */
  addTest(start: RunStart, cancel: () => void): { readonly run: LiveRun; hear(event: RunEvent): void } {
    const run = new LiveRun(this.#nextId++, start, cancel, { isTest: true });
    this.#keepTest(run);
    this.#tell(run, null);
    return {
      run,
      hear: (event) => {
        const change = run.apply(event);
        this.#tell(run, event.kind === "runFinished" ? null : change);
      },
    };
  }

  /** Adds the run of a test that is over, so that it can be shown; nobody is told, and no result changes. */
  keepTest(start: RunStart, report: RunReport): LiveRun {
    const run = new LiveRun(this.#nextId++, start, () => {}, { isTest: true });
    run.finish(report);
    this.#keepTest(run);
    return run;
  }

  #keepTest(run: LiveRun): void {
    this.#tests = [...this.#tests, run];
    this.#forget(runsToForget(this.#tests, KEPT_TESTS));
  }

  #forgetOldest(): void {
    this.#forget(runsToForget(this.history));
  }

  #forget(forgotten: ReadonlySet<LiveRun>): void {
    const kept = (run: LiveRun) => !forgotten.has(run);
    this.#earlier = this.#earlier.filter(kept);
    this.#runs = this.#runs.filter(kept);
    this.#tests = this.#tests.filter(kept);
    if (this.#selected !== null && forgotten.has(this.#selected)) {
      this.#selected = null;
    }
  }

  #tell(run: LiveRun, change: RunChange | null): void {
    this.#listeners.tell(run, change);
  }

  #tellHistory(): void {
    this.#historyListeners.tell();
  }
}
