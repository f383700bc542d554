/** Where an event's scripts run. The runner knows nothing else about a sandbox. */
export interface Sandbox {
  readonly mode: "host" | "stubbed" | "isolated";
  /**
   * Enters the sandbox for one run.
   * @throws {SandboxError} where the machine lacks what the sandbox needs.
   */
  open(options: SandboxOptions): Promise<ProcessStarter>;
}

export interface SandboxOptions {
  /** The whole environment of the scripts; nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Working directory of the scripts. */
  readonly workingDirectory: string;
}

/** Starts processes inside an entered sandbox. */
export interface ProcessStarter {
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
  /** Kills what is left and leaves the sandbox; resolves when nothing of it remains. */
  close(): Promise<void>;
}

export interface Program {
  /** Path as bytes, since file names need not be UTF-8. */
  readonly path: Buffer;
  readonly argv: readonly Buffer[];
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
  if (error instanceof SandboxError) {
    return `${error.message} ${error.remedy}`;
  }
  return error instanceof Error ? error.message : String(error);
}
