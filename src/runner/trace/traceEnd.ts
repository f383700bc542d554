import type { ProcessEnd } from "../../sandbox/sandbox.ts";
import type { ScriptStatus } from "../report.ts";

/** What is known of a traced script when it is over, besides its records. */
export interface TraceEnd {
  /** The event script, as bash was given it: what `BASH_SOURCE` says of its lines. */
  readonly scriptPath: string;
  /** What relative names of sourced files start from, unless the script changed its folder. */
  readonly workingDirectory: string;
  /** `null` where it still ran at the deadline, or was cancelled. */
  readonly end: ProcessEnd | null;
  /** Milliseconds since 1970, with fractions. */
  readonly finish: number;
  readonly status: ScriptStatus;
  /** The last 64 KiB of what it printed. */
  readonly output: string;
  /** The event first. */
  readonly args: readonly string[];
  /** What it was started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where a file that the script sees lies on this machine. */
  readonly toMachinePath: (path: string) => string;
}
