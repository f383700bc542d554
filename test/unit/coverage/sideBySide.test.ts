import assert from "node:assert/strict";
import { processLimit } from "../../../src/runner/trace/processNumbers.ts";
import { recordedText } from "../../support/coverageCases.ts";
import { useTemporaryDirectory } from "../../support/temporaryDirectory.ts";

/** The shell of the second stage has a line of its own only at its end: before it, others have some that it forked. */
const NESTED = `      | {
1     | : 3
      | } | {
1     | for x in $none; do
> loop body 0, no turn 1
0     | : 6
      | done
1 1   | { : 8; } | { : and 8; }
1     | : 9
      | } | {
1     | ( : 11 )
1     | : 12
      | }`;
const [ONE, TWO, OWN, OTHER, LAST] = [
  "102 8 : 8",
  "103 8 : and 8",
  "101 9 : 9",
  "105 11 : 11",
  "104 12 : 12",
];

/** What a function executes first, it executes in shells of their own. */
const CALLED = `      | {
      | f() {
> f() 2
2 2   | { : 4; } | { : and 4; }
2     | : 5
      | }
1     | f 7
1     | f 8
      | } | {
1 1   | v=$( : 10 )
1     | : 11
      | }`;

/** Which line comes first is chance: what is counted is not. */
describe("Shells side by side", () => {
  const folder = useTemporaryDirectory();

  async function isCounted(expected: string, records: readonly string[]): Promise<void> {
    const script = expected.split("\n").filter((line) => !line.startsWith("> "));
    const text = script.map((line) => line.slice(8)).join("\n");
    assert.equal(await recordedText(folder.current, text, records), expected);
  }

  for (const [order, records] of Object.entries({
    "one after the other": [ONE, TWO, OWN, OTHER, LAST],
    "another stage in between": [ONE, OTHER, TWO, OWN, LAST],
    "another stage before the end": [ONE, TWO, OTHER, OWN, LAST],
    "another stage first": [OTHER, LAST, TWO, ONE, OWN],
    "another stage as a whole in between": [ONE, OTHER, LAST, TWO, OWN],
  })) {
    it(`are counted as stages of a pipeline: ${order}`, () => isCounted(NESTED, ["100 3 : 3", ...records]));
  }

  it("are those of the script's own shell, too, where the numbers of processes began anew after it", () => {
    const expected =
      "1     | ( : 2 )\n1     | case $1 in\n> a) 0, no pattern 1\n0     | a) : 4 ;;\n      | esac";
    return isCounted(expected, ["301 2 : 2", `${processLimit() - 1} 3 case $1 in`]);
  });

  const again = ["101 5 : 5 [f@7]", "101 8 f 8", "106 4 : 4 [f@8]", "107 4 : and 4 [f@8]", "101 5 : 5 [f@8]"];
  for (const [order, records] of Object.entries({
    "its own last": ["103+ 10 : 10", "102 10 v=", "101 7 f 7", "104 4 : 4 [f@7]"],
    "that of another stage last": ["103+ 10 : 10", "101 7 f 7", "102 10 v=", "104 4 : 4 [f@7]"],
  })) {
    it(`call functions as often as they do, whatever line was seen before: ${order}`, () =>
      isCounted(CALLED, [...records, "105 4 : and 4 [f@7]", ...again, "102 11 : 11"]));
  }
});
