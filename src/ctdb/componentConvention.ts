import type { Convention } from "./convention.ts";
import { daemonConvention } from "./daemonConvention.ts";
import type { StepPart } from "./steps.ts";
import { atLeast } from "./version.ts";

/** Steps C1, C2 and C3, Samba 4.9 on (`common/event_script.c`, `run_event.c`, `event/event_tool.c`). */
export function componentConvention(part: StepPart): Convention {
  const { version } = part;
  const showsAllOutput = atLeast(version, [4, 19]);
  return {
    ...part,
    ...daemonConvention(version),
    directory: "events/<component>",
    // fnmatch("[0-9][0-9].*.script"): "10..script" is the shortest name.
    names: {
      prefix: "two-digits",
      suffix: ".script",
      minBytes: 10,
      maxBytes: null,
      tilde: "allowed",
      secondDot: "allowed",
    },
    dangling: part.step === "C1" ? "fails" : "disabled",
    missingDirectory: "fails",
    missingDirectoryResult: 2,
    maxArguments: null,
    argv0: "name",
    hungScript: {
      defaultProgram: "none",
      programArguments: "pid-event",
      programLimit: "none",
      kill: "SIGTERM-group-after-program",
    },
    status: {
      layout: "C",
      // e3c0b72c340, 7920d2ff627 (4.19)
      outputWhen: showsAllOutput ? "any" : "failure",
      outputLines: showsAllOutput ? "indented" : "raw",
      maxOutputBytes: null,
      maxNameBytes: null,
      countsDisabled: false,
      ignoredTimeout: "TIMEDOUT",
      remembers: "last",
      // a05a2be09d7 and the commits after it (4.24)
      keepsOlderData: atLeast(version, [4, 24]),
    },
    enable: "link-or-chmod",
  };
}
