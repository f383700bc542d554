import { formatVersion } from "../ctdb/version.ts";
import { outputText } from "../runner/output.ts";
import type { RunReport, ScriptReport } from "../runner/report.ts";

/** One document about a run, for programs. Times are ISO 8601, durations milliseconds. */
export function runJson(report: RunReport): string {
  const { convention } = report;
  const document = {
    event: report.event,
    args: report.args,
    only: report.only ?? null,
    directory: report.directory,
    convention: convention.generation,
    step: convention.step,
    targetVersion: formatVersion(convention.version),
    sandbox: report.sandbox,
    timeoutSeconds: report.timeoutSeconds,
    outcome: report.outcome,
    summary: report.summary,
    problem: report.problem,
    consequence: report.consequence,
    warnings: report.warnings,
    leftRunning: report.leftRunning,
    debugOutput: report.debugOutput,
    scripts: report.scripts.map(scriptJson),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function scriptJson(script: ScriptReport) {
  const { begin, end, finish, output } = script;
  return {
    name: script.name.text,
    file: script.fileName.text,
    state: script.status,
    result: script.result,
    exitStatus: end?.kind === "exit" ? end.status : null,
    signal: end?.kind === "signal" ? end.signal : null,
    begin: begin === null ? null : new Date(begin).toISOString(),
    durationMs: begin === null || finish === null ? null : Math.round((finish - begin) * 1000) / 1000,
    output: outputText(output),
    outputBytes: output.totalBytes,
    explanation: script.explanation,
    trace: script.trace,
  };
}
