import type { Place } from "../virtualNode/profile/profilePlaces.ts";
import { callWords } from "./callWords.ts";
import type { FileCall, FileExpect, FileExpected, FileText } from "./caseShape.ts";
import { type CaseNode, entryOf, nodeAt } from "./caseTree.ts";
import { factsOf } from "./nodeFactsOf.ts";
import type { CallPattern, CasePlace, Expectation, TextTest, WhatIsExpected } from "./testCase.ts";

/** An expectation with what it is about: what stands nearer to the event replaces what is about the same. */
export interface SlottedExpectation {
  readonly slot: string;
  readonly expectation: Expectation;
}

/** Makes places of the file out of stretches of it. */
export type Placer = (place: Place) => CasePlace;

/**
 * The expectations of a checked `expect`.
 * @param place the stretch from the key `expect` to its end
 */
export function expectationsOf(
  expect: FileExpect,
  tree: CaseNode,
  place: Place,
  placer: Placer,
): SlottedExpectation[] {
  const at = (...path: readonly (string | number)[]) => placer(stretchOf(tree, path) ?? place);
  const one = (slot: string, what: WhatIsExpected, where: CasePlace): SlottedExpectation => ({
    slot,
    expectation: { ...what, place: where },
  });
  if (typeof expect === "string") {
    return [one("end", { kind: "status", status: expect }, placer(place))];
  }
  const { status, exit, scripts = {}, output, files = {}, node = {}, duration } = expect;
  return [
    ...(status === undefined ? [] : [one("end", { kind: "status", status }, at("status"))]),
    ...(exit === undefined ? [] : [one("end", { kind: "exit", exit: exitOf(exit) }, at("exit"))]),
    ...Object.entries(scripts).map(([script, state]) =>
      one(`script ${script}`, { kind: "script", script, status: state }, at("scripts", script)),
    ),
    ...textTests(output).map(({ test, path }) =>
      one("output", { kind: "output", test }, at("output", ...path)),
    ),
    ...callExpectations(expect, at).map((expectation) => ({ slot: "calls", expectation })),
    ...Object.entries(files).flatMap(([path, file]) =>
      file === "absent"
        ? [one(`file ${path}`, { kind: "file", path, test: null }, at("files", path))]
        : textTests(file).map(({ test, path: inner }) =>
            one(`file ${path}`, { kind: "file", path, test }, at("files", path, ...inner)),
          ),
    ),
    ...factsOf(node)
      .filter(({ path }) => path[0] !== "tables" || path.length === 3)
      .map(({ path, value, filePath }) =>
        one(`node ${path.slice(0, 2).join(" ")}`, { kind: "node", path, value }, at("node", ...filePath)),
      ),
    ...(duration === undefined
      ? []
      : [one("duration", { kind: "duration", underSeconds: duration.under }, at("duration"))]),
  ];
}

/** What is expected in all: the defaults but for what the step says itself. */
export function withDefaults(
  own: readonly SlottedExpectation[],
  defaults: readonly SlottedExpectation[],
): Expectation[] {
  const taken = new Set(own.map(({ slot }) => slot));
  return [...own, ...defaults.filter(({ slot }) => !taken.has(slot))].map(({ expectation }) => expectation);
}

/** A signal has its `SIG`. */
function exitOf(exit: number | string): number | string {
  return typeof exit === "string" && !exit.startsWith("SIG") ? `SIG${exit}` : exit;
}

function textTests(
  test: string | FileText | undefined,
): { readonly test: TextTest; readonly path: readonly (string | number)[] }[] {
  if (typeof test !== "object") {
    return test === undefined ? [] : [{ test: { how: "exact", text: test }, path: [] }];
  }
  const several = (key: "contains" | "lacks" | "matches", make: (text: string) => TextTest) =>
    [test[key] ?? []].flat().map((text, i) => ({
      test: make(text),
      path: typeof test[key] === "string" ? [key] : [key, i],
    }));
  return [
    ...(test.exact === undefined
      ? []
      : [{ test: { how: "exact", text: test.exact } as const, path: ["exact"] }]),
    ...several("contains", (text) => ({ how: "contains", text })),
    ...several("lacks", (text) => ({ how: "lacks", text })),
    ...several("matches", (pattern) => ({ how: "matches", pattern })),
  ];
}

function callExpectations(
  { calls }: FileExpected,
  at: (...path: readonly (string | number)[]) => CasePlace,
): Expectation[] {
  if (calls === undefined) {
    return [];
  }
  const isBare = isList(calls);
  const made = isBare ? calls : (calls.made ?? []);
  const way = isBare ? ["calls"] : ["calls", "made"];
  const patterns = made.map((call, i) => patternOf(call, at(...way, i)));
  const ordered = !isBare && calls["in-order"] === true;
  const not = isBare ? [] : (calls["not-made"] ?? []);
  return [
    ...(patterns.length === 0
      ? []
      : [{ kind: "calls", made: patterns, ordered, place: at(...way) } as const]),
    ...not.map((call, i): Expectation => {
      const place = at("calls", "not-made", i);
      return { kind: "no-call", pattern: patternOf(call, place), place };
    }),
  ];
}

function patternOf(call: FileCall, place: CasePlace): CallPattern {
  const { call: text, times = null } = typeof call === "string" ? { call } : call;
  return { place, text, words: callWords(text) ?? [], times };
}

/** From a key to the end of its value, or an item of a list. */
export function stretchOf(tree: CaseNode, path: readonly (string | number)[]): Place | null {
  const last = path.at(-1);
  const parent = nodeAt(tree, path.slice(0, -1));
  if (last === undefined || parent === null) {
    return null;
  }
  if (parent.kind === "list") {
    return parent.items[Number(last)]?.place ?? null;
  }
  const entry = entryOf(parent, String(last));
  return entry === null
    ? null
    : { start: entry.keyPlace.start, end: Math.max(entry.keyPlace.end, entry.value.place.end) };
}

function isList<T>(value: readonly T[] | object): value is readonly T[] {
  return Array.isArray(value);
}
