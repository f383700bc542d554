import type { CaseResult } from "../../cases/caseResult.ts";
import { printableLine } from "../../text/printable.ts";
import { shownPath } from "../check/shownPath.ts";
import { xmlAttribute, xmlContent } from "../xmlText.ts";
import { failureLines } from "./failureText.ts";
import { countsOf, secondsOf } from "./testText.ts";

/** Results as JUnit XML: a suite for each case file, a test case for each case. */
export function testJunit(results: readonly CaseResult[], milliseconds: number): string {
  const byFile = Map.groupBy(results, ({ testCase }) => testCase.file);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ctdb-events test" ${numbers(results)} time="${(milliseconds / 1000).toFixed(3)}">`,
    ...[...byFile].map(([file, inside]) => suite(file, inside)),
    "</testsuites>\n",
  ].join("\n");
}

function numbers(results: readonly CaseResult[]): string {
  const { failed, errored, skipped, cancelled } = countsOf(results);
  return `tests="${results.length}" failures="${failed}" errors="${errored}" skipped="${skipped + cancelled}"`;
}

function suite(file: string, results: readonly CaseResult[]): string {
  const name = xmlAttribute(printableLine(shownPath(file)));
  const time = results.reduce((sum, { begin, finish }) => sum + finish - begin, 0) / 1000;
  return [
    `  <testsuite name="${name}" ${numbers(results)} time="${time.toFixed(3)}">`,
    ...results.map((result) => testCase(name, result)),
    "  </testsuite>",
  ].join("\n");
}

function testCase(suiteName: string, result: CaseResult): string {
  const { testCase: own, verdict, sentence, failures } = result;
  const name = xmlAttribute(printableLine(own.name));
  const place = `file="${suiteName}" line="${own.place.line}"`;
  const open = `    <testcase classname="${suiteName}" name="${name}" ${place} time="${secondsOf(result)}"`;
  const message = xmlAttribute(failures.map((failure) => failure.sentence).join(" ") || sentence || verdict);
  const content = xmlContent(failureLines(result).join("\n"));
  switch (verdict) {
    case "passed":
      return `${open}/>`;
    case "failed":
      return `${open}>\n      <failure type="${failures[0]?.kind ?? "failed"}" message="${message}">${content}</failure>\n    </testcase>`;
    case "errored":
      return `${open}>\n      <error type="errored" message="${message}">${content}</error>\n    </testcase>`;
    default:
      return `${open}>\n      <skipped message="${message}"/>\n    </testcase>`;
  }
}
