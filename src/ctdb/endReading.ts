import type { Convention } from "./convention.ts";

/** How a script's process ended, as the kernel says it. */
export type ScriptEnd =
  | { readonly kind: "exit"; readonly status: number }
  | { readonly kind: "signal"; readonly signal: number }
  /** fork or execve failed */
  | { readonly kind: "start-failed"; readonly errno: number };

/** What the script's file is after the end; releases to 4.5 look again before they judge. */
export type FileNow = "executable" | "not-executable" | "missing";

/** CTDB's words for a script, and two of ours for what it does not show. */
export type ScriptWord = "OK" | "ERROR" | "TIMEDOUT" | "DISABLED" | "CANNOT RUN" | "CANCELLED" | "NO DATA";

/** What CTDB makes of one script's end. */
export interface EndReading {
  /** The stored result: 0, an exit status, or a negative Linux errno. */
  readonly result: number;
  readonly status: ScriptWord;
  /** Whether the event goes on with the next script. */
  readonly continues: boolean;
  /** One sentence where CTDB's word is not evident from the end; else `null`. */
  readonly explanation: string | null;
}

export const ENOENT = 2;
export const EINTR = 4;
export const EIO = 5;
export const ENOEXEC = 8;
export const EACCES = 13;
/** CTDB's mark for "this script has no data" (4.24+). */
export const ENOMSG = 42;
export const ECANCELED = 125;

/** The result of a script that passes the deadline: -ETIME, or -ETIMEDOUT since 4.9. */
export function timeoutResult(convention: Convention): number {
  return -convention.deadline.errno;
}

/**
 * The status word of a stored result: `ctdb scriptstatus` to 4.5 (`tools/ctdb.c`),
 * `print_status_one` in `event/event_tool.c` since. Layout A has a time-out flag of its own, for which
 * the deadline's result stands here.
 */
export function statusOf(result: number, convention: Convention): ScriptWord {
  if (result === 0) {
    return "OK";
  }
  if (result === timeoutResult(convention)) {
    return "TIMEDOUT";
  }
  if (result > 0 || convention.status.layout === "A") {
    return "ERROR";
  }
  if (result === -ENOEXEC) {
    return "DISABLED";
  }
  if (result === -ECANCELED) {
    return "CANCELLED";
  }
  return result === -ENOMSG && convention.status.keepsOlderData ? "NO DATA" : "CANNOT RUN";
}
