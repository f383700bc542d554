import type { RunReport } from "./report.ts";
import type { RunEvent } from "./runEvent.ts";

/** Whether a run is traced, and for what. */
export type TraceMode = boolean | "coverage";

/** What to run; the directory, its convention and the sandbox belong to the engine. */
export interface RunRequest {
  readonly event: string;
  /** As the user gave them; CTDB joins them with blanks and splits at blanks. */
  readonly args: readonly string[];
  /** One deadline for the whole event, in seconds from the request (EventScriptTimeout). */
  readonly timeoutSeconds: number;
  /** Run this script alone, named by its file: as if no other were in the directory. */
  readonly only?: string;
  /** Go on after a failure, as `CTDB_EVENT_RUN_ALL` does in CTDB's test mode. */
  readonly continueOnFailure?: boolean;
  /** Run even where ctdbd would refuse the event as the node is now, such as during a recovery. */
  readonly despiteRefusal?: boolean;
  /**
   * Find out which statement fails: `sh` and `bash` scripts run under bash with xtrace. `coverage`: and count which
   * statements, branches and functions are executed.
   */
  readonly trace?: TraceMode;
}

/**
 * One run: an async stream of run events that ends with `runFinished`.
 * The stream may be left unread; the report arrives all the same.
 */
export interface EventRun extends AsyncIterable<RunEvent> {
  /** Resolves once; never rejects: what goes wrong stands in the report. */
  readonly report: Promise<RunReport>;
  /** Ends the running script's process group and the run; harmless when it is over. */
  cancel(): void;
}
