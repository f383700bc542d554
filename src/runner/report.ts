import type { EventConsequence } from "../ctdb/consequence.ts";
import type { Convention } from "../ctdb/convention.ts";
import type { ScriptWord } from "../ctdb/endReading.ts";
import type { LeftProcess, ProcessEnd, SandboxFindings, SandboxMode } from "../sandbox/sandbox.ts";
import type { FileName } from "../scripts/scriptFile.ts";
import type { CapturedOutput } from "./output.ts";
import type { ScriptTrace } from "./trace/scriptTrace.ts";

/** CTDB's words for a script, and one of ours for what comes after the first failure. */
export type ScriptStatus = ScriptWord | "NOT RUN";

/** What one script did in a run. */
export interface ScriptReport {
  readonly fileName: FileName;
  /** The name as CTDB shows it. */
  readonly name: FileName;
  readonly status: ScriptStatus;
  /** CTDB's stored result: 0, an exit status, or a negative Linux errno. */
  readonly result: number;
  /** What really happened; `null` where no process was started or it still ran at the deadline. */
  readonly end: ProcessEnd | null;
  /** One sentence on how `end` became `status`, where that is not evident. */
  readonly explanation: string | null;
  /** Of a script that was not run: it is not executable, so that CTDB would have passed over it. */
  readonly isDisabled?: true;
  /** Milliseconds since 1970, with fractions; `null`: not begun. */
  readonly begin: number | null;
  readonly finish: number | null;
  readonly output: CapturedOutput;
  /** Which statement failed and what was executed; `null` in a run without trace, or where nothing was started. */
  readonly trace: ScriptTrace | null;
}

/** How a run as a whole ended. */
export type RunOutcome =
  | "passed"
  | "failed"
  | "timed-out"
  | "cancelled"
  /** the directory could not be read, or the convention refuses it */
  | "refused";

/** A file of the directory that CTDB does not list, and why. */
export interface NotListedFile {
  readonly fileName: FileName;
  readonly sentence: string;
}

/** Where the scripts ran, and what was seen of them there. */
export interface SandboxReport extends SandboxFindings {
  readonly mode: SandboxMode;
  /** Why in this mode: one sentence or two. */
  readonly reason: string;
  /** The environment that the scripts really got. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What a run leaves behind. */
export interface RunReport {
  /** Absolute path of the directory. */
  readonly directory: string;
  readonly convention: Convention;
  readonly event: string;
  /** The arguments as CTDB passes them: joined and split at blanks. */
  readonly args: readonly string[];
  /** The file name of the one script that was to run; missing: all that CTDB lists. */
  readonly only?: string;
  readonly sandbox: SandboxReport;
  readonly timeoutSeconds: number;
  readonly outcome: RunOutcome;
  /** CTDB's summary of the event: 0, the failing script's result, or a negative errno. */
  readonly summary: number;
  /** Why the run was refused, or `null`. */
  readonly problem: string | null;
  /** Whether it was ctdbd's refusal as the node is now, which the user may overrule. */
  readonly canRunAnyway: boolean;
  readonly scripts: readonly ScriptReport[];
  /** Files that look as if they were meant to run but that CTDB does not even list. */
  readonly notListed: readonly NotListedFile[];
  /** What ctdbd and the node make of the outcome. */
  readonly consequence: EventConsequence;
  readonly warnings: readonly string[];
  /** Processes that CTDB would have left running; all of them were ended. */
  readonly leftRunning: readonly LeftProcess[];
  /** What the hung-script program printed, or `null` where none was run. */
  readonly debugOutput: string | null;
  /** Request, start and end in milliseconds since 1970. */
  readonly requested: number;
  readonly begin: number;
  readonly finish: number;
}
