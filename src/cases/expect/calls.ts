import { t } from "@vscode/l10n";
import type { CallPattern } from "../../caseFiles/testCase.ts";
import type { Found } from "../caseResult.ts";
import { CallDiff } from "./callDiff.ts";
import { fitsCall } from "./callPattern.ts";
import { calledInstead, code, type MadeCall, madeCalls, timesText } from "./madeCalls.ts";
import type { Expected, Mismatch, RunFacts } from "./mismatch.ts";

/** More is not kept of what was called instead. */
const MOST_CALLS = 2000;

/** Calls that must be made, in any order or in this one; other calls do not matter. */
export function compareCalls(expected: Expected<"calls">, facts: RunFacts): Mismatch[] {
  const calls = madeCalls(facts);
  const fitting = expected.made.map((pattern) => fittingCalls(pattern, calls));
  const diff = new CallDiff(calls, fitting.flat());
  const sentences = expected.ordered
    ? outOfOrder(expected.made, fitting, calls, diff)
    : expected.made.flatMap((pattern, index) => wrongCount(pattern, fitting[index] ?? [], calls, diff));
  const texts = sentences.length === 0 ? null : diff.texts;
  const found = foundCalls(calls);
  return sentences.map(({ pattern, sentence }) => ({ sentence, place: pattern.place, diff: texts, found }));
}

/** A call that must not be made. */
export function compareNoCall({ pattern }: Expected<"no-call">, facts: RunFacts): Mismatch[] {
  const calls = madeCalls(facts);
  const fitting = fittingCalls(pattern, calls);
  const first = calls[fitting[0] ?? -1];
  if (first === undefined) {
    return [];
  }
  const diff = new CallDiff(calls, []);
  for (const index of fitting) {
    diff.surplus(index);
  }
  const sentence = [
    first.script === null
      ? t("{0} was called {1}.", code(first.text), timesText(fitting.length))
      : t("{0} was called {1}, by {2}.", code(first.text), timesText(fitting.length), first.script),
    first.text === pattern.text ? t("It must not be.") : t("{0} forbids that.", code(pattern.text)),
  ].join(" ");
  return [{ sentence, place: pattern.place, diff: diff.texts, found: foundCalls(calls) }];
}

function foundCalls(calls: readonly MadeCall[]): Found {
  return { kind: "calls", calls: calls.slice(0, MOST_CALLS).map(({ argv }) => argv) };
}

interface WrongCall {
  readonly pattern: CallPattern;
  readonly sentence: string;
}

function fittingCalls({ words }: CallPattern, calls: readonly MadeCall[]): readonly number[] {
  return [...calls.keys()].filter((index) => fitsCall(words, calls[index]?.argv ?? []));
}

function wrongCount(
  pattern: CallPattern,
  fitting: readonly number[],
  calls: readonly MadeCall[],
  diff: CallDiff,
): WrongCall[] {
  const { times } = pattern;
  const count = fitting.length;
  if (times === null ? count > 0 : count === times) {
    return [];
  }
  for (let missing = count; missing < (times ?? 1); missing++) {
    diff.missing(pattern, null);
  }
  for (const index of fitting.slice(times ?? count)) {
    diff.surplus(index);
  }
  const sentence =
    count === 0
      ? t("{0} was not called: {1}.", code(pattern.text), calledInstead(pattern, calls))
      : t("{0} was called {1}, not {2}.", code(pattern.text), timesText(count), timesText(times ?? 1));
  return [{ pattern, sentence }];
}

/** The first pattern that finds no call behind those of the patterns before it, or one that was called too often. */
function outOfOrder(
  made: readonly CallPattern[],
  fitting: readonly (readonly number[])[],
  calls: readonly MadeCall[],
  diff: CallDiff,
): WrongCall[] {
  let next = 0;
  for (const [at, pattern] of made.entries()) {
    const places = fitting[at] ?? [];
    if (pattern.times !== null && places.length !== pattern.times) {
      return wrongCount(pattern, places, calls, diff);
    }
    for (let needed = pattern.times ?? 1; needed > 0; needed--) {
      const place = places.find((index) => index >= next);
      if (place === undefined) {
        const before = made[at - 1];
        diff.missing(pattern, next);
        return before === undefined || places.length === 0
          ? [
              {
                pattern,
                sentence: t("{0} was not called: {1}.", code(pattern.text), calledInstead(pattern, calls)),
              },
            ]
          : [
              {
                pattern,
                sentence: t("{0} was called, but not after {1}.", code(pattern.text), code(before.text)),
              },
            ];
      }
      next = place + 1;
    }
  }
  return [];
}
