import type { Convention } from "../ctdb/convention.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { RunReport } from "./report.ts";
import type { EventRun, RunRequest } from "./run.ts";

/** Settings of one event directory's engine. */
export interface EngineOptions {
  /** Absolute path of the event directory. */
  readonly directory: string;
  readonly convention: Convention;
  readonly sandbox: Sandbox;
  /** Environment of the scripts; {@link scriptEnvironment} makes the one that CTDB gives. */
  readonly environment: Readonly<Record<string, string>>;
  /** Working directory of the scripts; CTDB's is `/`. */
  readonly workingDirectory: string;
  /** Absolute path of the hung-script debug program; without one the step's default holds. */
  readonly debugProgram?: string;
}

/** Runs the events of one directory as CTDB's event daemon does, and remembers their status. */
export interface EventEngine {
  run(request: RunRequest): EventRun;
  /** The last stored report of an event, or `null` where it has never run. */
  lastReport(event: string): RunReport | null;
  /** Cancels what runs or waits and resolves when nothing is left. */
  close(): Promise<void>;
}
