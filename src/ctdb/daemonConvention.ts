import type { Convention } from "./convention.ts";
import { atLeast, type Version } from "./version.ts";

/** Events of which ctdbd ignores a time-out in every release since 1.0.114 (68decc38cae). */
export const IGNORED_TIMEOUTS: readonly string[] = ["startrecovery", "recovered", "takeip", "releaseip"];

/** The fields that the event daemons of B3 and C have in common. */
export type DaemonPart = Pick<
  Convention,
  | "order"
  | "duplicates"
  | "notExecutable"
  | "launch"
  | "execFailure"
  | "exit"
  | "signal"
  | "deadline"
  | "timeoutIsSuccess"
  | "queue"
  | "secondMonitor"
  | "cancelledResult"
>;

/** What `run_event.c`, `run_proc.c` and `server/eventscript.c` do in every release since 4.6. */
export function daemonConvention(version: Version): DaemonPart {
  return {
    order: "bytes",
    duplicates: "byte-order",
    notExecutable: "disabled",
    launch: "exec",
    execFailure: "errno",
    exit: "errno-64",
    signal: "EINTR",
    deadline: {
      scope: "event",
      // ada9e95c1bd (4.8) moved the queue behind the place where the deadline is set.
      from: atLeast(version, [4, 8]) ? "request" : "start",
      zero: atLeast(version, [4, 7]) ? "at-once" : "none",
      defaultSeconds: 30,
      errno: atLeast(version, [4, 9]) ? 110 : 62,
    },
    timeoutIsSuccess: IGNORED_TIMEOUTS,
    queue: "serial",
    secondMonitor: "replaces",
    cancelledResult: 125,
  };
}
