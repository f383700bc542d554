import { t } from "@vscode/l10n";
import type { CaseFailure, CaseResult } from "../../../cases/caseResult.ts";
import type { RunReport } from "../../../runner/report.ts";
import { hasFailed } from "../../inline/failureMessage.ts";
import type { FindingMessage, TestFinding } from "./finding.ts";
import { erroredFinding, failureMessages, skippedFinding } from "./findings.ts";

/** Expectations about how scripts ended: where one is not met, the statement that ended them is part of the answer. */
const OF_THE_END: readonly CaseFailure["kind"][] = ["status", "exit", "script", "duration"];

/** What became of a case, as a test: each expectation that was not met, and the statement that failed. */
export function caseFinding(result: CaseResult): TestFinding {
  const { verdict, failures, sentence, testCase } = result;
  const milliseconds = Math.max(0, result.finish - result.begin);
  switch (verdict) {
    case "passed":
      return { verdict, milliseconds, messages: [], sentence: "" };
    case "cancelled":
      return skippedFinding(t("Cancelled."));
    case "skipped":
      return skippedFinding(sentence);
    case "errored":
      return { ...erroredFinding(sentence), milliseconds };
    case "failed": {
      const messages = failures.map((failure) => expectationMessage(failure, testCase.file));
      return { verdict, milliseconds, messages: [...messages, ...statementMessages(result)], sentence: "" };
    }
  }
}

/** The run of the step that failed, or the last one; `null` where none ran an event. */
export function tellingRun({ failures, runs }: CaseResult): RunReport | null {
  const step = failures[0]?.step;
  return (runs.find((run) => run.step === step) ?? runs.at(-1))?.report ?? null;
}

function expectationMessage(
  { sentence, place, expected, actual }: CaseFailure,
  path: string,
): FindingMessage {
  const hasDiff = expected !== null && actual !== null;
  return {
    kind: hasDiff ? "ctdb.diff" : "ctdb.expectation",
    text: sentence,
    place: { path, line: place.line, endLine: place.endLine },
    expected,
    actual,
    frames: [],
  };
}

/** The statements at which scripts failed in the steps that did not end as expected, as far as they are known. */
function statementMessages({ failures, runs }: CaseResult): readonly FindingMessage[] {
  const steps = new Set(failures.filter(({ kind }) => OF_THE_END.includes(kind)).map(({ step }) => step));
  return runs.flatMap(({ step, report }) =>
    steps.has(step)
      ? report.scripts
          .filter((script) => hasFailed(script) && script.trace?.failure != null)
          .flatMap((script) => failureMessages(report, script, null))
      : [],
  );
}
