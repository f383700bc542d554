import type { Convention } from "../ctdb/convention.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { ActiveRun } from "./activeRun.ts";
import { EventQueue } from "./eventQueue.ts";
import type { EventRun, RunRequest } from "./run.ts";
import { SpillFolder } from "./spillFolder.ts";
import { type Remembered, StatusStore, type StoredStatus } from "./statusStore.ts";

/** Settings of one event directory's engine. */
export interface EngineOptions {
  /** Absolute path of the event directory. */
  readonly directory: string;
  readonly convention: Convention;
  readonly sandbox: Sandbox;
  /** Environment of the scripts; `scriptEnvironment` makes the one that CTDB gives. */
  readonly environment: Readonly<Record<string, string>>;
  /** Working directory of the scripts; CTDB's is `/`. */
  readonly workingDirectory: string;
  /**
   * The hung-script debug program, relative to CTDB_BASE or absolute; without one the step's
   * default holds.
   */
  readonly debugProgram?: string | undefined;
}

/** Runs the events of one directory as CTDB's event daemon does, and remembers their status. */
export interface EventEngine {
  /** Asks for a run; after {@link close} it is cancelled at once. */
  run(request: RunRequest): EventRun;
  /** What CTDB would tell of an event now, or `null` where it has never run. */
  status(event: string, which?: Remembered): StoredStatus | null;
  /** Cancels what runs or waits; resolves when no process and no file of any run is left. */
  close(): Promise<void>;
}

/** Makes the engine of one event directory; close it when the directory is done with. */
export function createEngine(options: EngineOptions): EventEngine {
  const queue = new EventQueue(options.convention);
  const store = new StatusStore();
  const spill = new SpillFolder();
  const runs = new Set<ActiveRun>();
  let isClosed = false;
  return {
    run(request) {
      const run = new ActiveRun({ options, queue, store, spill }, request);
      runs.add(run);
      if (isClosed) {
        run.cancel();
      }
      void run.gone.then(() => runs.delete(run));
      return run;
    },
    status: (event, which) => store.get(event, which),
    async close() {
      isClosed = true;
      const active = [...runs];
      for (const run of active) {
        run.cancel();
      }
      await Promise.all(active.map((run) => run.gone));
      spill.remove();
    },
  };
}
