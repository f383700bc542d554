import fc from "fast-check";
import { content } from "./anyContent.ts";
import { otherName, validName } from "./anyName.ts";
import { run, runs } from "./anyRun.ts";
import { print, quietStep } from "./anyStep.ts";
import type { Content, Description, Entry } from "./directoryDescription.ts";

const mode = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0o755) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      0o644,
      0o600,
      0o000,
      0o100,
      0o500,
      0o700,
      0o111,
      0o011,
      0o055,
      0o677,
      0o300,
      0o711,
      0o4755,
      0o6711,
      0o1755,
      0o4644,
    ),
  },
  { weight: 1, arbitrary: fc.nat({ max: 0o7777 }) },
);

const entry: fc.Arbitrary<Entry> = fc.record({
  name: fc.oneof({ weight: 5, arbitrary: validName }, { weight: 1, arbitrary: otherName }),
  mode,
  is: content,
});

const entries = fc.uniqueArray(entry, { maxLength: 8, selector: ({ name }) => name });

/** Any event directory with one or two runs of it. */
export const anyDirectory: fc.Arbitrary<Description> = fc.record({ entries, runs });

const hangingEntry: fc.Arbitrary<Entry> = fc.record({
  name: validName,
  mode: fc.constant(0o755),
  is: fc.record({
    kind: fc.constant("script" as const),
    firstLine: fc.constant("#!/bin/sh"),
    steps: fc.array(fc.oneof({ weight: 3, arbitrary: print }, { weight: 1, arbitrary: quietStep }), {
      maxLength: 2,
    }),
    end: fc.constant({ hang: true } as const),
  }),
});

const offContent = fc.constantFrom<Content>({ kind: "bytes", bytes: "" }, { kind: "link", to: "nowhere" });

/** Listed, but never started. */
const offEntry: fc.Arbitrary<Entry> = fc.record({
  name: validName,
  mode: fc.constantFrom(0o644, 0o011),
  is: offContent,
});

function withHanging(others: fc.Arbitrary<Entry>): fc.Arbitrary<Entry[]> {
  return fc
    .tuple(hangingEntry, fc.uniqueArray(others, { maxLength: 4, selector: ({ name }) => name }))
    .map(([hung, rest]) => [hung, ...rest.filter(({ name }) => name !== hung.name)]);
}

function withoutChanges(given: Entry): Entry {
  return "steps" in given.is
    ? { ...given, is: { ...given.is, steps: given.is.steps.filter((step) => step.do !== "change") } }
    : given;
}

/**
 * A time-out of 0. Whatever is started hangs: a script that ends at once would race with the deadline. Nor does it change
 * the directory: with RUN_ALL the next script is started at the same moment.
 */
export const directoryAtDeadline: fc.Arbitrary<Description> = fc.record({
  entries: withHanging(fc.oneof(hangingEntry, offEntry)).map((all) => all.map(withoutChanges)),
  runs: run.map((spec) => [{ ...spec, timeoutSeconds: 0 }]),
});

/** A time-out of one second, which costs that much; after a failure nothing more is run, for the same reason. */
export const directoryWithDeadline: fc.Arbitrary<Description> = fc.record({
  entries: withHanging(entry),
  runs: run.map((spec) => [{ ...spec, timeoutSeconds: 1, runAll: false }]),
});
