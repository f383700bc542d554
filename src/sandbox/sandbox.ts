import type { RecordedCall } from "../virtualNode/disk/calls.ts";

/** How much of this machine the scripts of a run can reach; see docs/sandbox.md. */
export type SandboxMode = "host" | "stubbed" | "isolated";

/** Where an event's scripts run. The runner knows nothing else about a sandbox. */
export interface Sandbox {
  readonly mode: SandboxMode;
  /** Why the scripts run in this mode: a sentence for the report. */
  readonly reason: string;
  /**
   * How long what scripts left in the background may go on when the event is over, in milliseconds: CTDB
   * leaves it running, and the restart of a service is often left to it.
   */
  readonly backgroundMs?: number;
  /**
   * Whether ctdbd would refuse the event as the node is now.
   * @returns its words for the log, or `null` where the event may run.
   */
  refusal?(event: string): Promise<string | null>;
  /**
   * Enters the sandbox for one run.
   * @throws {SandboxError} where the machine lacks what the sandbox needs.
   */
  open(options: SandboxOptions): Promise<ProcessStarter>;
}

export interface SandboxOptions {
  /** The whole environment of the scripts, before the sandbox adds to it; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Working directory of the scripts. */
  readonly workingDirectory: string;
  /** The event that is run, for what ctdbd itself does around it. */
  readonly event: string;
  readonly args: readonly string[];
  /** Ends the wait for another process's run on the same node; without it the wait is not ended. */
  readonly cancelled?: Promise<void>;
  /** Is told where there is such a run to wait for. */
  readonly onWait?: () => void;
}

/** What a run did, for a node that remembers it. */
export interface RunEnd {
  readonly passed: boolean;
  readonly timedOut: boolean;
  /** What `ctdb event status` says from now on; `null` where CTDB stores nothing of the run. */
  readonly statusText: Buffer | null;
}

/** Something that the report says of the sandbox. */
export interface SandboxNote {
  /** `warning`: the result may not be what a node's would be. */
  readonly level: "info" | "warning";
  readonly sentence: string;
  /** Of the note that the virtual node was made anew: what changed. */
  readonly remadeBecause?: string;
}

/** What the sandbox saw of a run. */
export interface SandboxFindings {
  /** Every call of a stub command, in order. */
  readonly calls: readonly RecordedCall[];
  /** What the sandbox could not do, or did that a node would not. */
  readonly notes: readonly SandboxNote[];
}

export const info = (sentence: string): SandboxNote => ({ level: "info", sentence });
export const warning = (sentence: string): SandboxNote => ({ level: "warning", sentence });

export const NO_FINDINGS: SandboxFindings = { calls: [], notes: [] };

/** Starts processes inside an entered sandbox. */
export interface ProcessStarter {
  /** The environment that the scripts really get. */
  readonly environment: Readonly<Record<string, string>>;
  /** How long another process's run was waited for, in milliseconds, which is not the scripts' time. */
  readonly waitedMs?: number;
  /** Where a file that scripts see lies on this machine; absolute paths, for one that need not exist. */
  machinePath(path: string): string;
  /**
   * Starts a program as CTDB does (`run_proc.c`): its own process group, standard input from
   * /dev/null, standard output and error on one pipe, SIGPIPE ignored, execve without a shell.
   */
  start(program: Program, onOutput: (chunk: Buffer) => void): StartedProcess;
  /**
   * Waits up to `graceMs` milliseconds for everything that was started to end by itself, then kills
   * what is left, daemons with a session of their own included (where the kernel tells of them).
   * @returns the processes that were still alive when the time was up.
   */
  sweep(graceMs: number): Promise<readonly LeftProcess[]>;
  /**
   * Kills what is left and leaves the sandbox; resolves when nothing that was started remains. Called again, it
   * gives the same answer.
   * @param end what the run did; without it the node remembers nothing of the run.
   */
  close(end?: RunEnd): Promise<SandboxFindings>;
  /** Resolves when our own process has ended, too, with its namespaces: some milliseconds that no report waits for. */
  readonly gone: Promise<void>;
}

export interface Program {
  /** Path as bytes, since file names need not be UTF-8. */
  readonly path: Buffer;
  readonly argv: readonly Buffer[];
  /** Has a shell run it that writes a trace; whether it may be started at all is judged as without. */
  readonly trace?: TracedStart;
}

/** A shell that runs a script with `kit/trace/prelude.sh`. */
export interface TracedStart {
  /** What is executed in place of the script: absolute path, and its arguments with its own name first. */
  readonly program: string;
  readonly argv: readonly Buffer[];
  /** What the prelude asks for: `CTDB_EVENTS_TRACE_…`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Gets the trace as it comes; all that was written when the script ended comes before the end. */
  readonly onTrace: (chunk: Buffer) => void;
}

export interface StartedProcess {
  /** The process ID, or the errno with which fork or execve failed. */
  readonly started: Promise<{ readonly pid: number } | { readonly errno: number }>;
  /** Resolves when the process itself is over, with all that was in the pipe delivered before. */
  readonly ended: Promise<ProcessEnd>;
  /** Signals the whole process group; harmless when it is gone. */
  signalGroup(signal: "SIGTERM" | "SIGKILL"): void;
}

/** How a process ended, as the kernel says it. */
export type ProcessEnd =
  | { readonly kind: "exit"; readonly status: number }
  | { readonly kind: "signal"; readonly signal: number }
  | { readonly kind: "start-failed"; readonly errno: number };

/** A process that outlived the script that started it. */
export interface LeftProcess {
  readonly pid: number;
  readonly command: string;
}

/** A sandbox that cannot be entered; the message is a sentence for the user. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
  /** What the user can do about it. */
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/** What went wrong and, where it is known, what the user can do about it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const { remedy } = error as Partial<SandboxError>;
  return typeof remedy === "string" ? `${error.message} ${remedy}`.trim() : error.message;
}
