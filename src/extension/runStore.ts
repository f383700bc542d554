import type { EventRun } from "../runner/run.ts";
import { LiveRun, type RunChange, type RunStart } from "./liveRun.ts";

/** How many runs are remembered; older ones that are over are forgotten. */
const KEPT_RUNS = 20;

/** Tells that a run changed; `null`: another run is the one to show. */
export type StoreListener = (run: LiveRun, change: RunChange | null) => void;

/** All runs of this window, in the order of their requests. Every view is a projection of it. */
export class RunStore {
  #runs: LiveRun[] = [];
  #nextId = 1;
  readonly #listeners = new Set<StoreListener>();

  /** The run that was requested last, or `null` where there was none. */
  get current(): LiveRun | null {
    return this.#runs.at(-1) ?? null;
  }

  get runs(): readonly LiveRun[] {
    return this.#runs;
  }

  find(id: number): LiveRun | null {
    return this.#runs.find((run) => run.id === id) ?? null;
  }

  /** Calls `listener` on every change until the returned function is called. */
  listen(listener: StoreListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Adds a run, follows it to its end and returns it then. Never rejects for what scripts do. */
  async follow(start: RunStart, eventRun: EventRun): Promise<LiveRun> {
    const run = new LiveRun(this.#nextId++, start, () => eventRun.cancel());
    this.#runs = [...this.#runs, run];
    this.#forgetOldest();
    this.#tell(run, null);
    for await (const event of eventRun) {
      this.#tell(run, run.apply(event));
    }
    if (run.report === null) {
      run.finish(await eventRun.report);
      this.#tell(run, null);
    }
    return run;
  }

  #forgetOldest(): void {
    const oldest = this.#runs.find((run) => run.report !== null);
    if (this.#runs.length > KEPT_RUNS && oldest !== undefined) {
      this.#runs = this.#runs.filter((run) => run !== oldest);
    }
  }

  #tell(run: LiveRun, change: RunChange | null): void {
    for (const listener of this.#listeners) {
      listener(run, change);
    }
  }
}
