import type { RunStart } from "../../src/extension/run/liveRun.ts";
import { NO_OUTPUT } from "../../src/runner/output.ts";
import type { RunReport, ScriptReport } from "../../src/runner/report.ts";
import type { EventRun } from "../../src/runner/run.ts";
import type { RunEvent } from "../../src/runner/runEvent.ts";
import { nameOf, reportOf, scriptOf, startOf } from "./runReports.ts";

export const start: RunStart = {
  ...startOf("/etc/ctdb/events/legacy"),
  sandbox: { mode: "host", reason: "It was chosen." },
};

export function script(text: string, report: Partial<ScriptReport>): ScriptReport {
  return scriptOf(text, { finish: 1250, ...report });
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
  { fileName: nameOf("00.ctdb.script"), name: nameOf("00.ctdb"), enabled: true },
  { fileName: nameOf("10.off.script"), name: nameOf("10.off"), enabled: false },
  { fileName: nameOf("50.samba.script"), name: nameOf("50.samba"), enabled: true },
];
