import { stringify } from "yaml";
import type { CaseResult } from "../../cases/caseResult.ts";
import { printableLine } from "../../text/printable.ts";
import { shownPath } from "../check/shownPath.ts";
import { failureLines, placeText } from "./failureText.ts";

/** Results as the Test Anything Protocol, version 14 (testanything.org): a test point for each case, with a YAML block where it failed. */
export function testTap(results: readonly CaseResult[]): string {
  const plan = results.length === 0 ? "1..0 # SKIP there are no cases" : `1..${results.length}`;
  return ["TAP version 14", plan, ...results.flatMap(testPoint)].map((line) => `${line}\n`).join("");
}

function testPoint(result: CaseResult, index: number): string[] {
  const { testCase, verdict, sentence } = result;
  const description = escaped(`${shownPath(testCase.file)}: ${testCase.name}`);
  const isOk = verdict === "passed" || verdict === "skipped";
  const skip = verdict === "skipped" ? ` # SKIP ${escaped(sentence)}`.trimEnd() : "";
  const line = `${isOk ? "ok" : "not ok"} ${index + 1} - ${description}${skip}`;
  return isOk ? [line] : [line, ...block(result)];
}

/** `#` would begin a directive, `\` takes its meaning from what follows. */
function escaped(text: string): string {
  return printableLine(text).replace(/[\\#]/g, "\\$&");
}

function block(result: CaseResult): string[] {
  const { testCase, verdict, failures, sentence, begin, finish } = result;
  const [first] = failures;
  const diagnostic = {
    message: failures.map((failure) => failure.sentence).join(" ") || sentence || verdict,
    severity: verdict === "failed" ? "fail" : verdict,
    duration_ms: finish - begin,
    at: first === undefined ? `${shownPath(testCase.file)}:${testCase.place.line}` : placeText(result, first),
    ...(first === undefined || first.expected === null
      ? {}
      : { expected: first.expected, actual: first.actual ?? "" }),
    details: failureLines(result).join("\n"),
  };
  const yaml = stringify(diagnostic, { lineWidth: 0 });
  return [
    "  ---",
    ...yaml
      .trimEnd()
      .split("\n")
      .map((line) => `  ${line}`),
    "  ...",
  ];
}
