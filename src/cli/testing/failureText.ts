import type { CaseFailure, CaseResult } from "../../cases/caseResult.ts";
import { outputText } from "../../runner/output.ts";
import type { RunReport } from "../../runner/report.ts";
import { unifiedDiff } from "../../text/lineDiff.ts";
import { printable } from "../../text/printable.ts";
import { shownPath } from "../check/shownPath.ts";
import { traceText } from "../traceText.ts";

/** How many lines of a diff, and of the output of scripts, are shown; `--format json` has all. */
const MOST_DIFF_LINES = 200;
const MOST_OUTPUT_LINES = 20;

/** What went wrong in a case, for people: a line per fact, without control characters. */
export function failureLines(result: CaseResult): string[] {
  const { failures, runs, testCase, sentence, verdict } = result;
  if (verdict === "errored") {
    return [`${shownPath(testCase.file)}:${testCase.place.line}: ${sentence}`].map(printable);
  }
  const steps = [...new Set(failures.map(({ step }) => step))];
  return steps
    .flatMap((step) => {
      const own = failures.filter((failure) => failure.step === step);
      const report = runs.find((run) => run.step === step)?.report;
      return [
        ...own.flatMap((failure) => [
          `${placeText(result, failure)}: ${failure.sentence}`,
          ...diffOf(failure),
        ]),
        ...(report === undefined
          ? []
          : runLines(
              report,
              own.some(({ kind }) => kind === "output"),
            )),
      ];
    })
    .map(printable);
}

/** `samba.ctdb-test.yaml:12`: where the expectation stands, as compilers write it. */
export function placeText({ testCase }: CaseResult, { place }: Pick<CaseFailure, "place">): string {
  return `${shownPath(testCase.file)}:${place.line}`;
}

/** Expected against actual; nothing where the sentence says it all. */
function diffOf({ expected, actual }: CaseFailure): string[] {
  if (expected === null || actual === null) {
    return [];
  }
  const lines = unifiedDiff(expected, actual);
  const shown = lines.slice(0, MOST_DIFF_LINES);
  const more = lines.length - shown.length;
  return [
    "    --- expected",
    "    +++ actual",
    ...shown.map((line) => `    ${line}`),
    ...(more > 0 ? [`    (${more} more lines)`] : []),
  ];
}

/** The statements that failed, and the end of what the scripts wrote where no failure shows it. */
function runLines(report: RunReport, isOutputShown: boolean): string[] {
  const statements = traceText(report)
    .split("\n")
    .filter((line) => line !== "");
  const output = isOutputShown ? [] : outputLines(report);
  return [...statements.map((line) => `    ${line}`), ...output];
}

function outputLines({ scripts }: RunReport): string[] {
  const lines = scripts
    .flatMap(({ output }) => outputText(output).replace(/\n$/, "").split("\n"))
    .filter((line) => line !== "");
  const shown = lines.slice(-MOST_OUTPUT_LINES);
  const left = lines.length - shown.length;
  return [
    ...(lines.length === 0 ? [] : ["    Output:"]),
    ...(left > 0 ? [`      (${left} lines before)`] : []),
    ...shown.map((line) => `      ${line}`),
  ];
}
