import type { RunReport } from "../../runner/report.ts";
import type { SequenceReport, StepReport } from "../../sequences/sequenceReport.ts";
import { runJson } from "../runJson.ts";

/**
 * One document about a sequence, for programs. Times are ISO 8601, durations milliseconds.
 * @param runs the report of each run, by its number from 1.
 */
export function sequenceJson(report: SequenceReport, runs: readonly RunReport[], directory: string): string {
  const document = {
    sequence: report.name,
    title: report.title,
    directory,
    mode: report.mode,
    outcome: report.outcome,
    sentence: report.sentence,
    remarks: report.remarks,
    begin: new Date(report.begin).toISOString(),
    durationMs: Math.round(report.finish - report.begin),
    steps: report.steps.map((step) => stepJson(step, runs)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function stepJson(report: StepReport, runs: readonly RunReport[]) {
  const { step, runId, begin, finish } = report;
  const run = runId === null ? undefined : runs[runId - 1];
  return {
    event: step.event,
    args: report.args,
    changes: step.changes.map((words) => words.join(" ")),
    turn: step.turn,
    attempt: step.attempt,
    cause: step.cause,
    outcome: report.outcome,
    expected: step.expect,
    isFailure: report.isFailure,
    sentence: report.sentence,
    next: report.next,
    remarks: report.remarks,
    waitSeconds: report.waitSeconds,
    waited: report.waited,
    begin: begin === null ? null : new Date(begin).toISOString(),
    durationMs: begin === null || finish === null ? null : Math.round((finish - begin) * 1000) / 1000,
    node: report.node,
    run: run === undefined ? null : JSON.parse(runJson(run)),
  };
}
