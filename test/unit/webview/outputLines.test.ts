import assert from "node:assert/strict";
import fc from "fast-check";
import { MOST_ROWS, OutputLines, ROW_LIMIT } from "../../../src/webview/output/outputLines.ts";
import { findMatches, firstFrom } from "../../../src/webview/output/search.ts";
import { OUTPUT_LIMIT, type OutputPiece } from "../../../src/webview/outputView.ts";

function rawOf(lines: OutputLines): string[] {
  return lines.rows.map(({ raw }) => raw);
}

describe("lines of output", () => {
  it("are the same however the output came", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "ä", "\x1b[31m") });
    fc.assert(
      fc.property(fc.array(text), (parts) => {
        const pieces = parts.map((part): OutputPiece => [0, part]);
        const slow = new OutputLines();
        for (const piece of pieces) {
          slow.append([piece]);
        }
        const expected = parts.join("").replace(/\n$/, "").split("\n");
        assert.deepEqual(rawOf(slow), parts.join("") === "" ? [] : expected);
        const atOnce = new OutputLines();
        atOnce.replace(pieces);
        assert.deepEqual(slow.rows, atOnce.rows);
      }),
    );
  });

  it("have the time at which they began", () => {
    const lines = new OutputLines();
    lines.append([[5, "one"]]);
    assert.equal(lines.append([[20, " more\ntwo"]]), 0, "the open line is shown anew");
    assert.equal(lines.append([[30, "\nthree"]]), 1);
    assert.deepEqual(
      lines.rows.map(({ after, raw }) => [after, raw]),
      [
        [5, "one more"],
        [20, "two"],
        [30, "three"],
      ],
    );
  });

  it("go on in another row where they are long, colours too", () => {
    const lines = new OutputLines();
    lines.append([[1, `\x1b[31m${"x".repeat(ROW_LIMIT * 2)}\nend`]]);
    assert.deepEqual(
      lines.rows.map(({ begins, look }) => [begins, look.foreground]),
      [
        [true, null],
        [false, 1],
        [false, 1],
        [true, 1],
      ],
    );
  });

  it("stay bounded, and are the last ones", () => {
    const lines = new OutputLines();
    for (let n = 0; n < 40; n++) {
      lines.append([[n, `${n}\n`.repeat(2000)]]);
      lines.append([[n, `${"y".repeat(1000)}\n`.repeat(20)]]);
    }
    assert.ok(lines.rows.length <= MOST_ROWS * 1.2);
    assert.ok(rawOf(lines).join("\n").length <= OUTPUT_LIMIT * 1.3);
    assert.equal(lines.rows.at(-1)?.after, 39);
  });
});

describe("the search in the output", () => {
  const rows = ["Error: a.b", "no error", "a-b"];
  const textOf = (row: number) => rows[row] ?? "";

  it("finds text, not patterns, in any case", () => {
    assert.deepEqual(findMatches("ERROR", rows.length, textOf), [
      { row: 0, start: 0, end: 5 },
      { row: 1, start: 3, end: 8 },
    ]);
    assert.equal(findMatches("a.b", rows.length, textOf).length, 1);
    assert.equal(findMatches("", rows.length, textOf).length, 0);
    assert.equal(findMatches("[(", rows.length, textOf).length, 0);
  });

  it("finds every text in itself, dashes too", () => {
    assert.deepEqual(findMatches("a-b", rows.length, textOf), [{ row: 2, start: 0, end: 3 }]);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        assert.deepEqual(
          findMatches(text, 1, () => `\n${text}\n`).some(({ start }) => start === 1),
          true,
        );
      }),
    );
  });

  it("begins where the user looks", () => {
    const matches = findMatches("error", rows.length, textOf);
    assert.equal(firstFrom(matches, 1), 1);
    assert.equal(firstFrom(matches, 2), 0);
  });
});
