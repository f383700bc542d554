import { callWords, joinQuoted } from "../../caseFiles/callWords.ts";
import type { CallPattern } from "../../caseFiles/testCase.ts";
import type { ProfilePath } from "../../virtualNode/profilePlaces.ts";
import { fitsCall } from "../expect/callPattern.ts";
import { nearestCall } from "../expect/madeCalls.ts";
import { AcceptError, type FailedExpectation } from "./acceptFailure.ts";
import { removeAt, setValue } from "./yamlChanges.ts";
import { parseYaml, spotAt } from "./yamlPaths.ts";

type Calls = readonly (readonly string[])[];

/**
 * Makes a call that was expected one that was made: the nearest one takes its place, or it is taken away where there is
 * none; one that was made more or less often gets the number. Calls in another order are expected in any order.
 */
export function acceptCalls(
  text: string,
  path: ProfilePath,
  failed: FailedExpectation,
  keep: number,
): string {
  const { expectation, pattern, failure } = failed;
  const calls = failure.found?.kind === "calls" ? failure.found.calls : null;
  if (pattern === null || calls === null || expectation?.kind !== "calls") {
    throw new AcceptError(`${failure.sentence} A case cannot say that: change it by hand.`);
  }
  const count = countOf(pattern.words, calls);
  if (count > 0) {
    return pattern.times !== null && pattern.times !== count
      ? setValue(text, [...path, "times"], count)
      : inAnyOrder(text, path);
  }
  const near = nearest(pattern, calls);
  if (near === null) {
    return removeAt(text, path, keep);
  }
  const written = joinQuoted(near);
  const isMap = spotAt(parseYaml(text), [...path, "call"]) !== null;
  const renamed = setValue(text, isMap ? [...path, "call"] : path, written);
  const made = countOf(callWords(written) ?? [], calls);
  const counted = pattern.times === null ? renamed : setValue(renamed, [...path, "times"], made);
  return expectation.ordered ? inAnyOrder(counted, path) : counted;
}

/** A call that must not be made and was is not spoken of any more. */
export function acceptNoCall(text: string, path: ProfilePath, keep: number): string {
  return removeAt(text, path, keep);
}

function inAnyOrder(text: string, path: ProfilePath): string {
  return setValue(text, [...path.slice(0, -2), "in-order"], false);
}

function countOf(words: readonly string[], calls: Calls): number {
  return calls.filter((argv) => fitsCall(words, argv)).length;
}

function nearest(pattern: CallPattern, calls: Calls): readonly string[] | null {
  const made = calls.map((argv) => ({ argv, text: argv.join(" "), script: null }));
  const index = nearestCall(pattern, made);
  return index === null ? null : (calls[index] ?? null);
}
