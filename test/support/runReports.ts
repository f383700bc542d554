import { conventionFor } from "../../src/ctdb/conventions.ts";
import type { LiveRun, RunStart } from "../../src/extension/run/liveRun.ts";
import type { RunStore } from "../../src/extension/run/runStore.ts";
import { readSettings } from "../../src/extension/settings/settings.ts";
import { NO_OUTPUT } from "../../src/runner/output.ts";
import type { RunReport, ScriptReport } from "../../src/runner/report.ts";
import type { EventRun } from "../../src/runner/run.ts";
import type { RunEvent } from "../../src/runner/runEvent.ts";
import type { FileName } from "../../src/scripts/scriptFile.ts";

/** A file name as directories are read. */
export function nameOf(text: string): FileName {
  return { bytes: Buffer.from(text), text };
}

/** The start of a run that views show: monitor on the current release. */
export function startOf(directory: string, event = "monitor"): RunStart {
  return {
    directory,
    convention: conventionFor([4, 24, 0]),
    event,
    args: [],
    argumentNames: [],
    settings: readSettings(() => undefined, null),
    sandbox: { mode: "stubbed", reason: "It was chosen." },
  };
}

/** A script that succeeded, unless `changes` say otherwise. @param name without `.script` */
export function scriptOf(name: string, changes: Partial<ScriptReport> = {}): ScriptReport {
  return {
    fileName: nameOf(`${name}.script`),
    name: nameOf(name),
    status: "OK",
    result: 0,
    end: { kind: "exit", status: 0 },
    explanation: null,
    begin: 1000,
    finish: 1057,
    output: NO_OUTPUT,
    trace: null,
    ...changes,
  };
}

/** A script that wrote `text` and failed with `result`. */
export function failedOf(name: string, text: string, changes: Partial<ScriptReport> = {}): ScriptReport {
  return scriptOf(name, {
    status: "ERROR",
    result: 1,
    end: { kind: "exit", status: 1 },
    output: { ...NO_OUTPUT, head: Buffer.from(text), totalBytes: Buffer.byteLength(text) },
    ...changes,
  });
}

/** A script after the one that failed. */
export function notRunOf(name: string): ScriptReport {
  return scriptOf(name, { status: "NOT RUN", end: null, begin: null, finish: null });
}

/** A report that fits its scripts: failed where one did not succeed. */
export function reportOf(
  start: RunStart,
  scripts: readonly ScriptReport[],
  changes: Partial<RunReport> = {},
): RunReport {
  const failing = scripts.find(({ status }) => !["OK", "DISABLED", "NOT RUN"].includes(status));
  const { directory, convention, event, args, sandbox } = start;
  return {
    directory,
    convention,
    event,
    args,
    timeoutSeconds: 30,
    sandbox: { ...sandbox, environment: {}, calls: [], notes: [] },
    canRunAnyway: false,
    outcome: failing === undefined ? "passed" : "failed",
    summary: failing?.result ?? 0,
    problem: null,
    scripts,
    consequence: { treatedAsSuccess: false, sentence: "The node becomes UNHEALTHY." },
    warnings: [],
    notListed: [],
    leftRunning: [],
    debugOutput: null,
    requested: 990,
    begin: 1000,
    finish: 1500,
    ...changes,
  };
}

/** Has a store follow a run that gives this report, script by script. */
export function followReport(store: RunStore, start: RunStart, report: RunReport): Promise<LiveRun> {
  const events: RunEvent[] = [
    {
      kind: "runStarted",
      begin: report.begin,
      scripts: report.scripts.map(({ fileName, name, status }) => ({
        fileName,
        name,
        enabled: status !== "DISABLED",
      })),
    },
    ...report.scripts.flatMap((script, index): RunEvent[] =>
      script.begin === null
        ? []
        : [
            { kind: "scriptStarted", index, begin: script.begin },
            { kind: "scriptFinished", index, script },
          ],
    ),
    { kind: "runFinished", report },
  ];
  const run: EventRun = {
    report: Promise.resolve(report),
    cancel: () => {},
    async *[Symbol.asyncIterator]() {
      yield* events;
    },
  };
  return store.follow(start, run);
}
