import { t } from "@vscode/l10n";
import type { CaseStep, Expectation } from "../../caseFiles/testCase.ts";
import type { CaseFailure } from "../caseResult.ts";
import { compareCalls, compareNoCall } from "./calls.ts";
import { compareDuration } from "./duration.ts";
import { compareExit } from "./exit.ts";
import { compareFile } from "./file.ts";
import { type Mismatch, type RunFacts, type StepFacts, told } from "./mismatch.ts";
import { compareNode } from "./node.ts";
import { compareOutput } from "./output.ts";
import { compareScript, compareStatus, compareSuccess } from "./status.ts";

/** What speaks of how the event ended: without one of them CTDB must take it for a success. */
const OF_THE_END: readonly Expectation["kind"][] = ["status", "exit", "script"];

/**
 * Compares what a step expects with what is, in the order of the file.
 * @param number of the step, from 0.
 * @returns what is not as expected.
 */
export function compareStep(step: CaseStep, number: number, facts: StepFacts): readonly CaseFailure[] {
  const { expectations } = step.expect;
  const speaksOfEnd = expectations.some(({ kind }) => OF_THE_END.includes(kind));
  const implied =
    facts.report === null || speaksOfEnd
      ? []
      : failures("status", number, compareSuccess(step.expect, { ...facts, report: facts.report }));
  const found = expectations.flatMap((expectation) =>
    failures(expectation.kind, number, compare(expectation, facts)),
  );
  return [...implied, ...found];
}

function failures(kind: Expectation["kind"], step: number, mismatches: readonly Mismatch[]): CaseFailure[] {
  return mismatches.map(({ sentence, place, diff, found }) => ({
    kind,
    step,
    sentence,
    place,
    expected: diff?.expected ?? null,
    actual: diff?.actual ?? null,
    found,
  }));
}

function compare(expectation: Expectation, facts: StepFacts): Mismatch[] {
  switch (expectation.kind) {
    case "file":
      return compareFile(expectation, facts);
    case "node":
      return compareNode(expectation, facts);
    default: {
      const { report } = facts;
      return report === null
        ? [told(expectation, t("There is nothing to compare: the step has no event."))]
        : compareRun(expectation, { ...facts, report });
    }
  }
}

function compareRun(
  expectation: Exclude<Expectation, { readonly kind: "file" | "node" }>,
  facts: RunFacts,
): Mismatch[] {
  switch (expectation.kind) {
    case "status":
      return compareStatus(expectation, facts);
    case "exit":
      return compareExit(expectation, facts);
    case "script":
      return compareScript(expectation, facts);
    case "output":
      return compareOutput(expectation, facts);
    case "calls":
      return compareCalls(expectation, facts);
    case "no-call":
      return compareNoCall(expectation, facts);
    case "duration":
      return compareDuration(expectation, facts);
  }
}
