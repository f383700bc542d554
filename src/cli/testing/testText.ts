import type { CaseResult, CaseVerdict } from "../../cases/caseResult.ts";
import { printableLine } from "../../text/printable.ts";
import { shownPath } from "../check/shownPath.ts";
import { failureLines } from "./failureText.ts";

const SIGNS: Readonly<Record<CaseVerdict, string>> = {
  passed: "✓",
  failed: "✗",
  errored: "!",
  skipped: "-",
  cancelled: "-",
};

/** One case for people: its line, and below it what went wrong. */
export function resultText(result: CaseResult): string {
  const { testCase, verdict, sentence } = result;
  const why = verdict === "skipped" && sentence !== "" ? `skipped: ${sentence}` : verdict;
  const isPlain = verdict === "passed";
  const time = verdict === "skipped" || verdict === "cancelled" ? "" : ` (${secondsOf(result)} s)`;
  const end = isPlain ? time : `: ${why}${time}`;
  const details = verdict === "failed" || verdict === "errored" ? failureLines(result) : [];
  return [
    `  ${SIGNS[verdict]} ${printableLine(testCase.name)}${printableLine(end)}`,
    ...details.map((line) => `      ${line}`),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** How long a case took, in seconds. */
export function secondsOf({ begin, finish }: Pick<CaseResult, "begin" | "finish">): string {
  return (Math.max(0, finish - begin) / 1000).toFixed(2);
}

/** The line that begins the cases of a file. */
export function fileText(file: string): string {
  return `${printableLine(shownPath(file))}\n`;
}

/** `58 passed, 1 failed, 1 skipped (3.20 s)` */
export function summaryText(results: readonly CaseResult[], milliseconds: number): string {
  const counted = countsOf(results);
  const parts = (Object.keys(SIGNS) as CaseVerdict[])
    .filter((verdict) => counted[verdict] > 0 || verdict === "passed")
    .map((verdict) => `${counted[verdict]} ${verdict}`);
  return `${parts.join(", ")} (${(milliseconds / 1000).toFixed(2)} s)\n`;
}

/** How many cases have each verdict. */
export function countsOf(results: readonly CaseResult[]): Readonly<Record<CaseVerdict, number>> {
  const counted = { passed: 0, failed: 0, errored: 0, skipped: 0, cancelled: 0 };
  for (const { verdict } of results) {
    counted[verdict]++;
  }
  return counted;
}
