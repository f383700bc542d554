import assert from "node:assert/strict";
import type { TestResult } from "../../../scripts/lib/mochaResults.ts";
import { joinTries, partsToRepeat, passedLater } from "../../../scripts/lib/secondTry.ts";

const passed = (title: string, part: string): TestResult => ({ state: "passed", title, part, seconds: 1 });
const failed = (title: string, part?: string): TestResult => ({
  state: "failed",
  title,
  part,
  error: "late",
});
const first = [passed("a", "1.ts"), failed("b", "2.ts"), passed("c", "2.ts"), { state: "end" } as const];

describe("The second try of a suite", () => {
  it("runs each part with a failure once more", () => {
    assert.deepEqual(partsToRepeat([...first, failed("d", "2.ts")]), ["2.ts"]);
    assert.deepEqual(partsToRepeat([passed("a", "1.ts")]), []);
  });

  it("is not made where much fails, or where nobody knows what to run", () => {
    assert.deepEqual(partsToRepeat(["1", "2", "3", "4"].map((part) => failed("x", part))), []);
    assert.deepEqual(partsToRepeat([failed("the run broke off"), failed("b", "2.ts")]), []);
  });

  it("counts in place of the first, for all tests of the part", () => {
    const second = [passed("b", "2.ts"), failed("c", "2.ts")];
    assert.deepEqual(joinTries(first, second, ["2.ts"]), [passed("a", "1.ts"), ...second]);
  });

  it("tells what passed only then", () => {
    assert.deepEqual(passedLater(first, [passed("b", "2.ts")]), [{ title: "b", error: "late" }]);
    assert.deepEqual(passedLater(first, [failed("b", "2.ts")]), []);
  });
});
