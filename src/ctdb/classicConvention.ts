import type { Convention, DeadlineRule, HungScriptRule, QueueRule, SecondMonitorRule } from "./convention.ts";
import type { StepPart } from "./steps.ts";
import { atLeast, inRange, type Version } from "./version.ts";

/**
 * Steps A1 and A2, CTDB to 1.0.108 (`server/eventscript.c`): one child of ctdbd per event, which
 * scans the directory and calls system() for one script after the other.
 */
export function classicConvention(part: StepPart): Convention {
  const { version } = part;
  return {
    ...part,
    directory: "events.d",
    names: {
      prefix: "number-dot",
      suffix: "",
      minBytes: 3,
      maxBytes: null,
      tilde: "last-byte",
      secondDot: "allowed",
    },
    order: "number",
    // The key of A2 is number * 65536 + a running count, so readdir's order decides; what that is
    // belongs to the file system.
    duplicates: part.step === "A1" ? "event-refused" : "readdir-order",
    notExecutable: "ignored",
    dangling: "ignored",
    missingDirectory: "fails",
    missingDirectoryResult: -1,
    launch: "shell",
    execFailure: "shell",
    maxArguments: null,
    argv0: "path",
    exit: "signed-byte",
    // Whether the shell or the script dies of the signal depends on the shell: one that replaces
    // itself by the script dies (read as 0), any other answers 128 + signal.
    signal: "shell",
    deadline: shellDeadline(version),
    timeoutIsSuccess: [],
    hungScript: classicHungScript(version),
    queue: shellQueue(version),
    secondMonitor: shellSecondMonitor(version),
    cancelledResult: 0,
    status: {
      layout: "A",
      outputWhen: "failure",
      outputLines: "joined",
      maxOutputBytes: 511,
      maxNameBytes: 31,
      countsDisabled: false,
      ignoredTimeout: "TIMEDOUT",
      remembers: atLeast(version, [1, 0, 75]) ? "last-monitor" : "nothing",
      keepsOlderData: false,
    },
    enable: "chmod-owner",
  };
}

/** EventScriptTimeout of ctdbd, to 4.5: counted from the start, 0 for no deadline, -ETIME. */
export function shellDeadline(version: Version): DeadlineRule {
  return {
    // e07ca418863 restarted the timer for each script; 1.0.106 went back to one for the event.
    scope: inRange(version, { since: [1, 0, 101], before: [1, 0, 106] }) ? "script" : "event",
    from: "start",
    zero: "none",
    defaultSeconds: defaultSeconds(version),
    errno: 62,
  };
}

/** 20 s to 1.0.95, 60 s to 1.0.99, then 30 s (3526bc830dc; `server/ctdb_tunables.c`). */
function defaultSeconds(version: Version): number {
  if (atLeast(version, [1, 0, 100])) {
    return 30;
  }
  return atLeast(version, [1, 0, 96]) ? 60 : 20;
}

/** No queue to 1.0.105; from 1.0.106 (e6b69fa7609) any other event ends a running monitor. */
export function shellQueue(version: Version): QueueRule {
  return atLeast(version, [1, 0, 106]) ? "monitor-cancelled" : "concurrent";
}

/** From 1.0.104 a new monitor ends an unfinished one. */
export function shellSecondMonitor(version: Version): SecondMonitorRule {
  return atLeast(version, [1, 0, 104]) ? "replaces" : "together";
}

/** The child's SIGTERM handler lists processes from 1.0.96 (c58a6b39a6b), then kills its group. */
function classicHungScript(version: Version): HungScriptRule {
  return {
    defaultProgram: atLeast(version, [1, 0, 96]) ? "built-in" : "none",
    programArguments: "none",
    programLimit: "none",
    kill: "SIGTERM-handler-SIGKILL-group",
  };
}
