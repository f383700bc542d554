import assert from "node:assert/strict";
import type { Convention } from "../../../src/ctdb/convention.ts";
import { conventionFor } from "../../../src/ctdb/conventions.ts";
import { parseVersion } from "../../../src/ctdb/version.ts";

const FOUR = ["startrecovery", "recovered", "takeip", "releaseip"];

/** What is looked at, a function that looks, and rows of releases with what they have. */
const TABLES: readonly {
  readonly name: string;
  readonly look: (convention: Convention) => unknown;
  readonly rows: readonly (readonly [string, unknown])[];
}[] = [
  {
    name: "default of EventScriptTimeout",
    look: ({ deadline }) => deadline.defaultSeconds,
    rows: [
      ["1.0.0", 20],
      ["1.0.95", 20],
      ["1.0.96", 60],
      ["1.0.99", 60],
      ["1.0.100", 30],
      ["2.5", 30],
      ["4.24.0", 30],
    ],
  },
  {
    name: "what the deadline is for",
    look: ({ deadline }) => deadline.scope,
    rows: [
      ["1.0.100", "event"],
      ["1.0.101", "script"],
      ["1.0.105", "script"],
      ["1.0.106", "event"],
      ["4.2.0", "event"],
      ["4.24.0", "event"],
    ],
  },
  {
    name: "from when the deadline counts",
    look: ({ deadline }) => deadline.from,
    rows: [
      ["1.0.62", "start"],
      ["4.5.0", "start"],
      ["4.7.12", "start"],
      ["4.8.0", "request"],
      ["4.24.0", "request"],
    ],
  },
  {
    name: "a time-out of 0",
    look: ({ deadline }) => deadline.zero,
    rows: [
      ["1.0.30", "none"],
      ["2.5", "none"],
      ["4.5.0", "none"],
      ["4.6.16", "none"],
      ["4.7.0", "at-once"],
      ["4.24.0", "at-once"],
    ],
  },
  {
    name: "result of a time-out",
    look: ({ deadline }) => deadline.errno,
    rows: [
      ["1.0.109", 62],
      ["4.8.12", 62],
      ["4.9.0", 110],
      ["4.24.0", 110],
    ],
  },
  {
    name: "time-outs that become success",
    look: ({ timeoutIsSuccess }) => timeoutIsSuccess,
    rows: [
      ["1.0.108", []],
      ["1.0.113", []],
      ["1.0.114", [...FOUR, "stopped", "monitor", "status"]],
      ["1.13", [...FOUR, "stopped", "monitor", "status"]],
      ["2.1", [...FOUR, "stopped", "status"]],
      ["2.5", [...FOUR, "status"]],
      ["4.2.0", FOUR],
      ["4.8.0", FOUR],
      ["4.24.0", FOUR],
    ],
  },
  {
    name: "queue",
    look: ({ queue }) => queue,
    rows: [
      ["1.0.105", "concurrent"],
      ["1.0.106", "monitor-cancelled"],
      ["2.5", "monitor-cancelled"],
      ["4.2.0", "monitor-refused"],
      ["4.5.0", "monitor-refused"],
      ["4.6.0", "serial"],
      ["4.24.0", "serial"],
    ],
  },
  {
    name: "a monitor while a monitor runs",
    look: ({ secondMonitor }) => secondMonitor,
    rows: [
      ["1.0.103", "together"],
      ["1.0.104", "replaces"],
      ["2.5", "replaces"],
      ["4.2.14", "refused"],
      ["4.3.0", "replaces"],
      ["4.24.0", "replaces"],
    ],
  },
  {
    name: "answer of a cancelled run",
    look: ({ cancelledResult }) => cancelledResult,
    rows: [
      ["1.0.106", 0],
      ["1.12", 0],
      ["1.13", 125],
      ["4.24.0", 125],
    ],
  },
  {
    name: "death by a signal",
    look: ({ signal }) => signal,
    rows: [
      ["1.0.62", "shell"],
      ["2.5", "shell"],
      ["4.2.3", "EIO"],
      ["4.2.4", "EINTR"],
      ["4.3.0", "EINTR"],
      ["4.24.0", "EINTR"],
    ],
  },
  {
    name: "failing exec",
    look: ({ execFailure }) => execFailure,
    rows: [
      ["2.5", "shell"],
      ["4.2.3", "helper-exit"],
      ["4.2.4", "helper-disabled"],
      ["4.5.16", "helper-disabled"],
      ["4.6.0", "errno"],
    ],
  },
  {
    name: "most arguments",
    look: ({ maxArguments }) => maxArguments,
    rows: [
      ["2.5", null],
      ["4.2.0", 7],
      ["4.5.0", 7],
      ["4.6.0", 4],
      ["4.7.0", null],
    ],
  },
  {
    name: "longest script name",
    look: ({ names }) => names.maxBytes,
    rows: [
      ["1.0.108", null],
      ["1.0.109", 31],
      ["4.5.0", 31],
      ["4.6.16", 31],
      ["4.7.0", null],
      ["4.9.0", null],
    ],
  },
  {
    name: "second dot",
    look: ({ names }) => names.secondDot,
    rows: [
      ["4.5.0", "allowed"],
      ["4.6.8", "allowed"],
      ["4.6.9", "ignored"],
      ["4.7.0", "allowed"],
      ["4.7.1", "ignored"],
      ["4.8.0", "ignored"],
      ["4.9.0", "allowed"],
    ],
  },
  {
    name: "enable",
    look: ({ enable }) => enable,
    rows: [
      ["1.0.88", "chmod-owner"],
      ["4.6.16", "chmod-owner"],
      ["4.7.0", "chmod-all"],
      ["4.8.12", "chmod-all"],
      ["4.9.0", "link-or-chmod"],
    ],
  },
  {
    name: "hung script: program, arguments, limit, signal",
    look: ({ hungScript: h }) => [h.defaultProgram, h.programArguments, h.programLimit, h.kill],
    rows: [
      ["1.0.95", ["none", "none", "none", "SIGTERM-handler-SIGKILL-group"]],
      ["1.0.96", ["built-in", "none", "none", "SIGTERM-handler-SIGKILL-group"]],
      ["1.13", ["built-in", "none", "none", "SIGTERM-handler-SIGKILL-group"]],
      ["2.0", ["debug-hung-script.sh", "pid", "none", "SIGTERM-handler-SIGKILL-group"]],
      ["2.3", ["debug-hung-script.sh", "pid", "none", "SIGTERM-handler-SIGKILL-group"]],
      ["2.4", ["debug-hung-script.sh", "pid-event", "event-timeout", "SIGKILL-helper-only"]],
      ["4.5.0", ["debug-hung-script.sh", "pid-event", "event-timeout", "SIGKILL-helper-only"]],
      ["4.6.0", ["debug-hung-script.sh", "pid-event", "none", "SIGTERM-group-after-program"]],
      ["4.9.0", ["none", "pid-event", "none", "SIGTERM-group-after-program"]],
    ],
  },
  {
    name: "status: layout, when, lines, bytes of output, bytes of a name",
    look: ({ status: s }) => [s.layout, s.outputWhen, s.outputLines, s.maxOutputBytes, s.maxNameBytes],
    rows: [
      ["1.0.108", ["A", "failure", "joined", 511, 31]],
      ["1.0.109", ["B", "failure", "joined", 511, 31]],
      ["4.5.0", ["B", "failure", "joined", 511, 31]],
      ["4.6.0", ["C", "failure", "raw", 510, 31]],
      ["4.7.0", ["C", "failure", "raw", 511, 31]],
      ["4.8.0", ["C", "failure", "raw", 511, 31]],
      ["4.9.0", ["C", "failure", "raw", null, null]],
      ["4.18.0", ["C", "failure", "raw", null, null]],
      ["4.19.0", ["C", "any", "indented", null, null]],
      ["4.24.0", ["C", "any", "indented", null, null]],
    ],
  },
  {
    name: "status: what is remembered, older data, the header's count",
    look: ({ status: s }) => [s.remembers, s.keepsOlderData, s.countsDisabled],
    rows: [
      ["1.0.74", ["nothing", false, false]],
      ["1.0.75", ["last-monitor", false, false]],
      ["1.0.109", ["last", false, true]],
      ["2.5", ["last", false, true]],
      ["4.2.0", ["last", false, false]],
      ["4.6.0", ["last-pass-fail", false, false]],
      ["4.9.0", ["last", false, false]],
      ["4.23.0", ["last", false, false]],
      ["4.24.0", ["last", true, false]],
    ],
  },
  {
    name: "status: a time-out that became success",
    look: ({ status: s }) => s.ignoredTimeout,
    rows: [
      ["1.0.113", "TIMEDOUT"],
      ["1.0.114", "OK"],
      ["4.4.0", "OK"],
      ["4.5.0", "TIMEDOUT"],
      ["4.24.0", "TIMEDOUT"],
    ],
  },
  {
    name: "variables that the daemons set",
    look: ({ environment }) => environment,
    rows: [
      ["1.0.67", ["CTDB_BASE"]],
      ["1.0.68", ["CTDB_BASE", "CTDB_SOCKET"]],
      ["1.0.106", ["CTDB_BASE", "CTDB_SOCKET", "CTDB_CALLED_BY_USER"]],
      ["4.2.0", ["CTDB_BASE", "CTDB_SOCKET"]],
      ["4.6.0", ["CTDB_BASE", "CTDB_SOCKET", "CTDB_LOGGING", "CTDB_DEBUGLEVEL"]],
      ["4.9.0", ["CTDB_BASE", "CTDB_LOGGING", "CTDB_DEBUGLEVEL", "CTDB_INTERACTIVE"]],
    ],
  },
];

for (const { name, look, rows } of TABLES) {
  describe(`by release: ${name}`, () => {
    for (const [text, expected] of rows) {
      it(`${text}: ${JSON.stringify(expected)}`, () => {
        const version = parseVersion(text);
        assert.ok(version !== null);
        assert.deepEqual(look(conventionFor(version)), expected);
      });
    }
  });
}
