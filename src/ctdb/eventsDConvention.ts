import { shellDeadline, shellQueue, shellSecondMonitor } from "./classicConvention.ts";
import type { Convention, HungScriptRule } from "./convention.ts";
import { daemonConvention, IGNORED_TIMEOUTS } from "./daemonConvention.ts";
import type { StepPart } from "./steps.ts";
import { atLeast, inRange, type Version } from "./version.ts";

/** What B1 and B2 share: ctdbd itself runs the scripts and keeps the status of every event. */
const CTDBD = {
  directory: "events.d",
  duplicates: "readdir-order",
  notExecutable: "disabled",
  dangling: "passed-over",
  missingDirectory: "fails",
  missingDirectoryResult: -1,
  argv0: "path",
  enable: "chmod-owner",
} as const;

const CTDBD_STATUS = {
  layout: "B",
  outputWhen: "failure",
  outputLines: "joined",
  maxOutputBytes: 511,
  maxNameBytes: 31,
  remembers: "last",
  keepsOlderData: false,
} as const;

/** Steps B1, B2 and B3: CTDB 1.0.109 to Samba 4.8. */
export function eventsDConvention(part: StepPart): Convention {
  switch (part.step) {
    case "B1":
      return shellStep(part);
    case "B2":
      return helperStep(part);
    default:
      return daemonStep(part);
  }
}

/** B1 (1.0.109 to 2.5): a child of ctdbd per script, which calls system(). */
function shellStep(part: StepPart): Convention {
  const { version } = part;
  return {
    ...part,
    ...CTDBD,
    names: {
      prefix: "number-dot",
      suffix: "",
      minBytes: 3,
      maxBytes: 31,
      tilde: "last-byte",
      secondDot: "allowed",
    },
    order: "number",
    launch: "shell",
    execFailure: "shell",
    maxArguments: null,
    exit: "system-status",
    signal: "shell",
    deadline: shellDeadline(version),
    timeoutIsSuccess: ignoredByCtdbd(version),
    hungScript: childHungScript(version),
    queue: shellQueue(version),
    secondMonitor: shellSecondMonitor(version),
    // 0581fd85e6f (1.13) brought ECANCELED; before, a cancelled monitor counted as healthy.
    cancelledResult: atLeast(version, [1, 13]) ? 125 : 0,
    status: {
      ...CTDBD_STATUS,
      countsDisabled: true,
      ignoredTimeout: atLeast(version, [1, 0, 114]) ? "OK" : "TIMEDOUT",
    },
  };
}

/** B2 (4.2 to 4.5): `ctdb_event_helper` forks and calls execv, so no shell takes part. */
function helperStep(part: StepPart): Convention {
  const { version } = part;
  // The helper got its final form in 4.2.4 and 4.3.0 (00ec3c477eb and the commits before it).
  const finalHelper = atLeast(version, [4, 2, 4]);
  return {
    ...part,
    ...CTDBD,
    names: {
      prefix: "two-digits",
      suffix: "",
      minBytes: 3,
      maxBytes: 31,
      tilde: "last-byte",
      secondDot: "allowed",
    },
    order: "bytes",
    duplicates: "byte-order",
    launch: "exec",
    execFailure: finalHelper ? "helper-disabled" : "helper-exit",
    // MAX_HELPER_ARGS is 10: a descriptor, the path, the event and 7 arguments.
    maxArguments: 7,
    exit: "helper",
    signal: finalHelper ? "EINTR" : "EIO",
    deadline: shellDeadline(version),
    timeoutIsSuccess: IGNORED_TIMEOUTS,
    hungScript: childHungScript(version),
    queue: "monitor-refused",
    // 4.2 refused a monitor while anything was active, a monitor too; 182ebc07289 (4.3) changed that.
    secondMonitor: atLeast(version, [4, 3]) ? "replaces" : "refused",
    cancelledResult: 125,
    status: {
      ...CTDBD_STATUS,
      countsDisabled: false,
      ignoredTimeout: atLeast(version, [4, 5]) ? "TIMEDOUT" : "OK",
    },
  };
}

/** B3 (4.6 to 4.8): the first event daemon (`ctdb_eventd.c`; from 4.7 `run_event.c`, `run_proc.c`). */
function daemonStep(part: StepPart): Convention {
  const { version } = part;
  const isFirst = !atLeast(version, [4, 7]);
  return {
    ...part,
    ...daemonConvention(version),
    directory: "events.d",
    names: {
      prefix: "two-digits",
      suffix: "",
      minBytes: 3,
      maxBytes: isFirst ? 31 : null,
      tilde: "anywhere",
      secondDot: ignoresSecondDot(version) ? "ignored" : "allowed",
    },
    dangling: "fails",
    missingDirectory: "empty",
    missingDirectoryResult: 0,
    maxArguments: isFirst ? 4 : null,
    argv0: "file",
    hungScript: {
      defaultProgram: "debug-hung-script.sh",
      programArguments: "pid-event",
      programLimit: "none",
      kill: "SIGTERM-group-after-program",
    },
    status: {
      layout: "C",
      outputWhen: "failure",
      outputLines: "raw",
      // 4.6 copied with a buffer that was one byte too short.
      maxOutputBytes: isFirst ? 510 : 511,
      maxNameBytes: 31,
      countsDisabled: false,
      ignoredTimeout: "TIMEDOUT",
      remembers: "last-pass-fail",
      keepsOlderData: false,
    },
    enable: isFirst ? "chmod-owner" : "chmod-all",
  };
}

/** 7720ca0729b, in 4.6.9, 4.7.1 and 4.8.0. */
function ignoresSecondDot(version: Version): boolean {
  return atLeast(version, [4, 7, 1]) || inRange(version, { since: [4, 6, 9], before: [4, 7] });
}

/** `ctdb_event_script_timeout` in `server/eventscript.c`, 1.0.109 to 2.5. */
function ignoredByCtdbd(version: Version): readonly string[] {
  if (!atLeast(version, [1, 0, 114])) {
    return [];
  }
  if (!atLeast(version, [2, 0])) {
    return [...IGNORED_TIMEOUTS, "stopped", "monitor", "status"];
  }
  return atLeast(version, [2, 2])
    ? [...IGNORED_TIMEOUTS, "status"]
    : [...IGNORED_TIMEOUTS, "stopped", "status"];
}

/** What ctdbd did about a hung script, 1.0.109 to 4.5; 2.x by the dates of the commits and of NEWS. */
function childHungScript(version: Version): HungScriptRule {
  if (!atLeast(version, [2, 0])) {
    return {
      defaultProgram: "built-in",
      programArguments: "none",
      programLimit: "none",
      kill: "SIGTERM-handler-SIGKILL-group",
    };
  }
  // 6cbcc4a8d9d (event name) and a030b938ca5 (wait for it, then SIGKILL for the child alone): 2.4.
  const waits = atLeast(version, [2, 4]);
  return {
    defaultProgram: "debug-hung-script.sh",
    programArguments: waits ? "pid-event" : "pid",
    programLimit: waits ? "event-timeout" : "none",
    kill: waits ? "SIGKILL-helper-only" : "SIGTERM-handler-SIGKILL-group",
  };
}
