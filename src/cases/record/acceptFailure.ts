import { t } from "@vscode/l10n";
import type { CallPattern, Expectation } from "../../caseFiles/testCase.ts";
import type { ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";
import type { CaseFailure, CaseResult, Found } from "../caseResult.ts";
import { eventStatus, scriptOf } from "../expect/runWords.ts";
import { acceptCalls, acceptNoCall } from "./acceptCalls.ts";
import { AcceptError, cannotSay } from "./acceptError.ts";
import { acceptText } from "./acceptText.ts";
import { addKey, removeAt, setValue, wrapScalar } from "./yamlChanges.ts";
import { isFlow, parseYaml, spotAt } from "./yamlPaths.ts";

/** An expectation that was not met, with where it stands. */
export interface FailedExpectation {
  readonly failure: CaseFailure;
  /** `null`: nothing was said of how the event ends, and it did not end well. */
  readonly expectation: Expectation | null;
  /** The call that it is about. */
  readonly pattern: CallPattern | null;
  /** To the expectation; `null`: it does not stand in the case itself, but beside the cases or the steps. */
  readonly path: ProfilePath | null;
  /** To the case, or to one of its steps. */
  readonly stepPath: ProfilePath;
}

/** Longer texts do not belong into a case. */
const MOST_CHARACTERS = 16 * 1024;

/**
 * Makes one expectation say what happened.
 * @returns the file's text with it
 * @throws {AcceptError} where that cannot be said
 */
export function accepted(text: string, failed: FailedExpectation, result: CaseResult): string {
  const { failure, expectation, path, stepPath } = failed;
  if (failure.kind === "status" && (expectation === null || path === null)) {
    return addEnd(text, stepPath, "status", foundText(failure));
  }
  if (path === null) {
    if (failure.kind === "exit") {
      return addEnd(text, stepPath, "exit", exitValue(failure));
    }
    throw new AcceptError(
      t(
        "What failed is expected beside the case, for more than this one: {0} Change it by hand.",
        failure.sentence,
      ),
    );
  }
  const keep = stepPath.length;
  const expect = [...stepPath, "expect"];
  switch (failure.kind) {
    case "status":
      return setValue(text, path, foundText(failure));
    case "exit":
      return failure.found === null
        ? asStatus(text, path, failed, result)
        : setValue(text, path, exitValue(failure));
    case "script":
      return failure.found?.kind === "absent"
        ? removeAt(text, path, keep)
        : setValue(text, path, foundText(failure));
    case "output":
    case "file":
      return acceptText(text, { failed, path, expect, found: short(failure) });
    case "calls":
      return acceptCalls(text, path, failed, keep);
    case "no-call":
      return acceptNoCall(text, path, keep);
    case "node":
      return path.includes("tables") ? removeAt(text, path, keep) : setValue(text, path, foundText(failure));
    case "duration":
      return setValue(text, [...path, "under"], longer(Number(foundText(failure))));
  }
}

/** How it ended, where the case says nothing of that: in its `expect`, which may not be there yet. */
function addEnd(text: string, stepPath: ProfilePath, key: "status" | "exit", value: string | number): string {
  const document = parseYaml(text);
  const expect = spotAt(document, [...stepPath, "expect"]);
  if (expect !== null) {
    const isMap = isFlow(expect.value) || spotAt(document, [...stepPath, "expect"])?.value !== null;
    return isMap
      ? addKey(text, [...stepPath, "expect"], null, key, value)
      : setValue(text, expect.path, value);
  }
  const step = spotAt(document, stepPath);
  if (step !== null && !("items" in (step.value ?? {}))) {
    return addEnd(wrapScalar(text, stepPath, "event"), stepPath, key, value);
  }
  const after = spotAt(document, [...stepPath, "args"]) === null ? "event" : "args";
  if (key === "status") {
    return addKey(text, stepPath, after, "expect", value);
  }
  throw new AcceptError(
    t("How the script ends is expected beside the case, for more than this one: change it by hand."),
  );
}

/** Without an end there is no exit status; the status says what became of the script. */
function asStatus(
  text: string,
  path: ProfilePath,
  failed: FailedExpectation,
  { testCase, runs }: CaseResult,
): string {
  const report = runs.find(({ step }) => step === failed.failure.step)?.report;
  const script = report === undefined || testCase.script === null ? null : scriptOf(report, testCase.script);
  const status = script?.status ?? (report === undefined ? null : eventStatus(report));
  if (status === null) {
    throw new AcceptError(`${failed.failure.sentence} ${t("There is nothing to write in its place.")}`);
  }
  const hasStatus = spotAt(parseYaml(text), [...path.slice(0, -1), "status"]) !== null;
  const added = hasStatus ? text : addKey(text, path.slice(0, -1), null, "status", status);
  return removeAt(added, path, failed.stepPath.length);
}

function exitValue({ found }: CaseFailure): string | number {
  const text = found?.kind === "text" ? found.text : "";
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** @throws {AcceptError} where a case has no words for what there is */
function foundText({ found, sentence }: CaseFailure): string {
  if (found?.kind !== "text") {
    throw cannotSay(sentence);
  }
  return found.text;
}

function short(failure: CaseFailure): Found {
  const { found, sentence } = failure;
  if (found === null) {
    throw cannotSay(sentence);
  }
  if (found.kind === "text" && found.text.length > MOST_CHARACTERS) {
    throw new AcceptError(t("The text is longer than a case should hold: expect a part of it by hand."));
  }
  return found;
}

/** A bound that the same run meets, with half as much again, since no run takes as long as the other. */
function longer(seconds: number): number {
  return Math.max(0.1, Math.ceil(seconds * 15) / 10);
}
