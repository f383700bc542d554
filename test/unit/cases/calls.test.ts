import assert from "node:assert/strict";
import fc from "fast-check";
import type { CallPattern } from "../../../src/caseFiles/testCase.ts";
import { compareCalls } from "../../../src/cases/expect/calls.ts";
import type { Mismatch, RunFacts } from "../../../src/cases/expect/mismatch.ts";
import type { RecordedCall } from "../../../src/virtualNode/disk/calls.ts";
import { callPattern, placeAt } from "../../support/testCase.ts";

/** What is wrong with calls, `ip addr` and the like, that were made one after another. */
function wrong(made: readonly string[], patterns: readonly CallPattern[], ordered: boolean): Mismatch[] {
  const calls = made.map(
    (text, at): RecordedCall => ({
      at,
      status: 0,
      flag: null,
      caller: { pid: 1, script: "50.x" },
      argv: text.split(" "),
    }),
  );
  const facts = { report: { sandbox: { calls } }, paths: { asOnNode: (text: string) => text } };
  const expected = { kind: "calls", made: patterns, ordered, place: placeAt(1) } as const;
  return compareCalls(expected, facts as unknown as RunFacts);
}

/** Whether the patterns can be given calls of their own, each behind that of the one before. */
function canFollow(made: readonly string[], patterns: readonly string[]): boolean {
  const [first, ...others] = patterns;
  return (
    first === undefined ||
    made.some((call, index) => call === first && canFollow(made.slice(index + 1), others))
  );
}

const command = fc.constantFrom("ip a", "ip b", "ss", "ss c d");
const commands = fc.array(command, { maxLength: 6 });

describe("calls that a case expects", () => {
  it("in order: are found where there is a way to find them", () => {
    fc.assert(
      fc.property(commands, commands, (made, wanted) => {
        const patterns = wanted.map((text) => callPattern(text));
        assert.equal(wrong(made, patterns, true).length === 0, canFollow(made, wanted));
      }),
      { numRuns: 500 },
    );
  });

  it("in any order: the diff shows calls with which the case would have passed", () => {
    const wanted = fc.uniqueArray(fc.tuple(command, fc.option(fc.integer({ min: 0, max: 3 }))), {
      selector: ([text]) => text,
    });
    fc.assert(
      fc.property(commands, wanted, (made, pairs) => {
        const patterns = pairs.map(([text, times]) => callPattern(text, times));
        const [first] = wrong(made, patterns, false);
        if (first === undefined) {
          const count = (text: string) => made.filter((call) => call === text).length;
          assert.ok(
            pairs.every(([text, times]) => (times === null ? count(text) > 0 : count(text) === times)),
          );
          return;
        }
        assert.equal(first.diff?.actual, made.map((call) => `${call}\n`).join(""));
        const better = first.diff?.expected.split("\n").slice(0, -1) ?? [];
        assert.deepEqual(wrong(better, patterns, false), []);
      }),
      { numRuns: 500 },
    );
  });

  it("are put where they should have come", () => {
    const [order] = wrong(["ip a", "ss"], [callPattern("ss"), callPattern("ip a")], true);
    assert.deepEqual(
      [order?.sentence, order?.diff?.expected],
      ["`ip a` was called, but not after `ss`.", "ip a\nss\nip a\n"],
    );
    const [near] = wrong(
      ["ss", "ip addr add 10.0.0.1/24", "ss"],
      [callPattern("ip addr add 10.0.0.2/24")],
      false,
    );
    assert.deepEqual(
      [near?.sentence, near?.diff?.expected],
      [
        "`ip addr add 10.0.0.2/24` was not called: the nearest call was `ip addr add 10.0.0.1/24`.",
        "ss\nip addr add 10.0.0.2/24\nss\n",
      ],
    );
    const [none] = wrong([], [callPattern("ss -x")], false);
    assert.deepEqual(
      [none?.sentence, none?.diff],
      ["`ss -x` was not called: no command was called.", { expected: "ss -x\n", actual: "" }],
    );
  });
});
