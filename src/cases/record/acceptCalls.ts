import { callWords, joinQuoted } from "../../caseFiles/callWords.ts";
import type { CallPattern } from "../../caseFiles/testCase.ts";
import type { ProfilePath } from "../../virtualNode/profile/profilePlaces.ts";
import { fitsCall } from "../expect/callPattern.ts";
import { nearestCall } from "../expect/madeCalls.ts";
import { cannotSay } from "./acceptError.ts";
import type { FailedExpectation } from "./acceptFailure.ts";
import { removeAt, setValue } from "./yamlChanges.ts";
import { parseYaml, spotAt } from "./yamlPaths.ts";

type Calls = readonly (readonly string[])[];

/**
 * Makes a call that was expected one that was made: the nearest one takes its place, or it is taken away where there is
 * none; one that was made more or less often gets the number. Of calls in an order only the first that is wrong is
 * told, so all of them are looked at, and what came in another order is expected in any.
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
    throw cannotSay(failure.sentence);
  }
  if (!expectation.ordered) {
    return fitted(text, path, pattern, calls, keep);
  }
  const list = path.slice(0, -1);
  const inOrder = [...list.slice(0, -1), "in-order"];
  const freed = isInOrder(
    expectation.made.map((one) => wordsFor(one, calls)),
    calls,
  )
    ? text
    : setValue(text, inOrder, false);
  return expectation.made.reduceRight(
    (made, one, index) => fitted(made, [...list, index], one, calls, keep),
    freed,
  );
}

/** One call of the file as it was made. */
function fitted(text: string, path: ProfilePath, pattern: CallPattern, calls: Calls, keep: number): string {
  const count = countOf(pattern.words, calls);
  if (count > 0) {
    return pattern.times === null || pattern.times === count
      ? text
      : setValue(text, [...path, "times"], count);
  }
  if (pattern.times === 0) {
    return text;
  }
  const near = nearest(pattern, calls);
  if (near === null) {
    return removeAt(text, path, keep);
  }
  const written = joinQuoted(near);
  const isMap = spotAt(parseYaml(text), [...path, "call"]) !== null;
  const renamed = setValue(text, isMap ? [...path, "call"] : path, written);
  const made = countOf(callWords(written) ?? [], calls);
  return pattern.times === null ? renamed : setValue(renamed, [...path, "times"], made);
}

interface WantedCall {
  readonly words: readonly string[];
  readonly times: number;
}

/** A call as it will be written, with how often it must come; `null`: it is taken away. */
function wordsFor(pattern: CallPattern, calls: Calls): WantedCall | null {
  const count = countOf(pattern.words, calls);
  const near = count > 0 ? null : nearest(pattern, calls);
  const words = count > 0 ? pattern.words : near === null ? null : (callWords(joinQuoted(near)) ?? []);
  return words === null ? null : { words, times: pattern.times === null ? 1 : countOf(words, calls) };
}

function isInOrder(wanted: readonly (WantedCall | null)[], calls: Calls): boolean {
  let next = 0;
  for (const one of wanted) {
    for (let needed = one?.times ?? 0; one !== null && needed > 0; needed--) {
      const at = calls.findIndex((argv, index) => index >= next && fitsCall(one.words, argv));
      if (at < 0) {
        return false;
      }
      next = at + 1;
    }
  }
  return true;
}

/** A call that must not be made and was is not spoken of any more. */
export function acceptNoCall(text: string, path: ProfilePath, keep: number): string {
  return removeAt(text, path, keep);
}

function countOf(words: readonly string[], calls: Calls): number {
  return calls.filter((argv) => fitsCall(words, argv)).length;
}

function nearest(pattern: CallPattern, calls: Calls): readonly string[] | null {
  const made = calls.map((argv) => ({ argv, text: argv.join(" "), script: null }));
  const index = nearestCall(pattern, made);
  return index === null ? null : (calls[index] ?? null);
}
