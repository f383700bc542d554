import { isDeepStrictEqual } from "node:util";
import { t } from "@vscode/l10n";
import { readCaseFile } from "../../caseFiles/readCaseFile.ts";
import type { Expectation, TestCase } from "../../caseFiles/testCase.ts";
import type { ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";
import type { CaseFailure, CaseResult } from "../caseResult.ts";
import { AcceptError } from "./acceptError.ts";
import { accepted, type FailedExpectation } from "./acceptFailure.ts";
import { smallestChange, type TextChange } from "./textChange.ts";
import { YamlChangeError } from "./yamlChanges.ts";
import { parseYaml, pathOfStretch } from "./yamlPaths.ts";

/** How a file is to be changed, or why it cannot be. */
export type AcceptAnswer =
  | { readonly kind: "edits"; readonly edits: readonly TextChange[] }
  | { readonly kind: "refused"; readonly sentence: string };

/**
 * Makes the expectations that failed say what really happened; whatever else stands in the file stays as it is.
 * @param text of the case's file as it is now, which may have changed since the run
 */
export function acceptEdits(text: string, result: CaseResult): AcceptAnswer {
  try {
    return { kind: "edits", edits: smallestChange(text, acceptedText(text, result)) };
  } catch (error) {
    if (error instanceof AcceptError || error instanceof YamlChangeError) {
      return { kind: "refused", sentence: error.message };
    }
    throw error;
  }
}

/** @throws {AcceptError} with a sentence for the user */
function acceptedText(text: string, result: CaseResult): string {
  const { testCase, failures } = result;
  if (testCase.template !== null) {
    throw new AcceptError(
      t(
        "“{0}” is one case of a matrix, whose expectations hold for all of them: change them by hand.",
        testCase.name,
      ),
    );
  }
  if (failures.length === 0) {
    throw new AcceptError(t("Nothing of “{0}” failed, so there is nothing to accept.", testCase.name));
  }
  const now = sameCase(text, testCase);
  const located = failures.map((failure) => locate(text, now, testCase, failure));
  // What is taken away moves what follows it, so the last one goes first.
  const changed = located
    .toSorted((a, b) => b.order - a.order)
    .reduce((made, failed) => accepted(made, failed, result), text);
  check(changed, text, testCase);
  return changed;
}

/** The case as the file has it now, with the places of now. @throws {AcceptError} where it is another one */
function sameCase(text: string, { id, file, name, steps }: TestCase): TestCase {
  const { cases } = readCaseFile(text, file);
  const found = cases.find((candidate) => candidate.id === id);
  if (found === undefined) {
    throw new AcceptError(
      t("“{0}” does not stand in the file any more, or has an error: run it again.", name),
    );
  }
  const plain = (list: TestCase["steps"]) => list.map((step) => withoutPlaces(step));
  if (!isDeepStrictEqual(plain(found.steps), plain(steps))) {
    throw new AcceptError(t("“{0}” has been changed since it ran: run it again.", name));
  }
  return found;
}

interface Located extends FailedExpectation {
  /** Where it stands among the others of its step. */
  readonly order: number;
}

function locate(text: string, now: TestCase, then: TestCase, failure: CaseFailure): Located {
  const document = parseYaml(text);
  const before = then.steps[failure.step];
  const step = now.steps[failure.step];
  const casePath = pathOfStretch(text, document, now.place);
  if (before === undefined || step === undefined || casePath === null) {
    throw new AcceptError(t("“{0}” cannot be found in its file: run it again.", now.name));
  }
  const hasSteps = document.hasIn([...casePath, "steps"]);
  const stepPath: ProfilePath = hasSteps ? [...casePath, "steps", failure.step] : casePath;
  const index = before.expect.expectations.findIndex((one) => isOf(one, failure));
  const expectation = step.expect.expectations[index] ?? null;
  const pattern = expectation === null ? null : patternOf(before.expect.expectations[index], failure);
  const made = expectation?.kind === "calls" && pattern !== null ? expectation.made[pattern] : undefined;
  const place = made?.place ?? expectation?.place ?? null;
  const path = place === null ? null : pathOfStretch(text, document, place);
  const isOwn = path !== null && startsWith(path, [...stepPath, "expect"]);
  return {
    failure,
    expectation,
    pattern: made ?? (expectation?.kind === "no-call" ? expectation.pattern : null),
    path: isOwn ? path : null,
    stepPath,
    order: place?.start ?? -1,
  };
}

function isOf(expectation: Expectation, failure: CaseFailure): boolean {
  return (
    expectation.kind === failure.kind &&
    (isDeepStrictEqual(expectation.place, failure.place) || patternOf(expectation, failure) !== null)
  );
}

/** Which of the calls that must be made a failure is about. */
function patternOf(expectation: Expectation | undefined, { place }: CaseFailure): number | null {
  const index =
    expectation?.kind === "calls"
      ? expectation.made.findIndex((pattern) => isDeepStrictEqual(pattern.place, place))
      : -1;
  return index < 0 ? null : index;
}

/** Nothing but the case's expectations may be another. @throws {AcceptError} else */
function check(changed: string, text: string, { id, file }: TestCase): void {
  const before = readCaseFile(text, file);
  const after = readCaseFile(changed, file);
  const rest = ({ cases }: typeof before) =>
    cases.map((one) => withoutPlaces(one.id === id ? { ...one, steps: withoutExpect(one) } : one));
  const errors = ({ problems }: typeof before) =>
    problems.filter(({ severity }) => severity === "error").length;
  if (errors(after) > errors(before) || !isDeepStrictEqual(rest(after), rest(before))) {
    throw new AcceptError(
      t("What happened cannot be written into this file without changing something else: change it by hand."),
    );
  }
}

function withoutExpect({ steps }: TestCase): readonly unknown[] {
  return steps.map(({ event, args, changes }) => ({ event, args, changes }));
}

/** Plain data without any `place`. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutPlaces);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, inner]) =>
          key === "place" ? [] : [[key, withoutPlaces(inner)]],
        ),
      )
    : value;
}

function startsWith(path: ProfilePath, start: ProfilePath): boolean {
  return start.every((part, index) => path[index] === part);
}
