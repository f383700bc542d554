import { conventionFor } from "../../src/ctdb/conventions.ts";
import type { RunStart } from "../../src/extension/run/liveRun.ts";
import { readSettings } from "../../src/extension/settings/settings.ts";
import { NO_OUTPUT } from "../../src/runner/output.ts";
import type { RunReport, ScriptReport } from "../../src/runner/report.ts";
import type { EventRun } from "../../src/runner/run.ts";
import type { RunEvent } from "../../src/runner/runEvent.ts";
import type { FileName } from "../../src/scripts/scriptFile.ts";
import { reportOf } from "./runReports.ts";

export const convention = conventionFor([4, 24, 0]);
export const start: RunStart = {
  directory: "/etc/ctdb/events/legacy",
  convention,
  event: "monitor",
  args: [],
  argumentNames: [],
  settings: readSettings(() => undefined, null),
  sandbox: { mode: "host", reason: "It was chosen." },
};

export function name(text: string): FileName {
  return { bytes: Buffer.from(text), text };
}

export function script(text: string, report: Partial<ScriptReport>): ScriptReport {
  return {
    fileName: name(`${text}.script`),
    name: name(text),
    status: "OK",
    result: 0,
    end: { kind: "exit", status: 0 },
    explanation: null,
    begin: 1000,
    finish: 1250,
    output: NO_OUTPUT,
    trace: null,
    ...report,
  };
}

export const notRun: Partial<ScriptReport> = { status: "NOT RUN", end: null, begin: null, finish: null };
export const failing = script("50.samba", {
  status: "CANNOT RUN",
  result: -63,
  end: { kind: "exit", status: 127 },
  explanation: "CTDB reads exit status 127 as errno 63.",
  output: { ...NO_OUTPUT, head: Buffer.from("oops\x1b[0m\n"), totalBytes: 9 },
});

export function report(scripts: readonly ScriptReport[], changes: Partial<RunReport> = {}): RunReport {
  return reportOf(start, scripts, { outcome: "failed", summary: -63, ...changes });
}

export function fakeRun(events: readonly RunEvent[], end: RunReport, cancel = () => {}): EventRun {
  return {
    report: Promise.resolve(end),
    cancel,
    async *[Symbol.asyncIterator]() {
      yield* events;
    },
  };
}

export const listed = [
  { fileName: name("00.ctdb.script"), name: name("00.ctdb"), enabled: true },
  { fileName: name("10.off.script"), name: name("10.off"), enabled: false },
  { fileName: name("50.samba.script"), name: name("50.samba"), enabled: true },
];
