import type { CaseFailure, CaseResult } from "../../cases/caseResult.ts";
import { outputText } from "../../runner/output.ts";
import { countsOf } from "./testText.ts";

/** All results as one document for programs. Times are ISO 8601, durations milliseconds, paths absolute. */
export function testJson(results: readonly CaseResult[], milliseconds: number): string {
  const { passed, failed, errored, skipped, cancelled } = countsOf(results);
  const document = {
    summary: {
      cases: results.length,
      passed,
      failed,
      errored,
      skipped,
      cancelled,
      durationMs: Math.round(milliseconds),
    },
    cases: results.map(caseJson),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function caseJson({ testCase, verdict, sentence, failures, runs, remarks, begin, finish }: CaseResult) {
  return {
    id: testCase.id,
    name: testCase.name,
    file: testCase.file,
    line: testCase.place.line,
    directory: testCase.directory,
    script: testCase.script,
    tags: testCase.tags,
    verdict,
    sentence,
    begin: new Date(begin).toISOString(),
    durationMs: finish - begin,
    failures: failures.map((failure) => failureJson(testCase.file, failure)),
    runs: runs.map(({ step, report }) => ({
      step,
      event: report.event,
      args: report.args,
      outcome: report.outcome,
      sandbox: report.sandbox.mode,
      scripts: report.scripts.map(({ name, status, output, trace }) => ({
        name: name.text,
        state: status,
        output: outputText(output),
        failure: trace?.failure ?? null,
      })),
    })),
    remarks,
  };
}

function failureJson(file: string, { kind, step, sentence, place, expected, actual }: CaseFailure) {
  return { kind, step, sentence, file, line: place.line, expected, actual };
}
