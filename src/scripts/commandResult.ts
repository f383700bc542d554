/** What one of CTDB's commands would answer. */
export interface CommandResult {
  /** The exit status of `ctdb event …` (or `ctdb enablescript` before 4.6). */
  readonly exitStatus: number;
  /** The line that it prints, without the newline, or `null` where it prints nothing. */
  readonly message: string | null;
  /** Whether anything on disk is different now. */
  readonly changed: boolean;
}

/** Success; CTDB says nothing about it. */
export function done(changed: boolean): CommandResult {
  return { exitStatus: 0, message: null, changed };
}

/** Failure: nothing was changed. */
export function failed(exitStatus: number, message: string | null): CommandResult {
  return { exitStatus, message, changed: false };
}
