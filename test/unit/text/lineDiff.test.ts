import assert from "node:assert/strict";
import fc from "fast-check";
import { diffLines, unifiedDiff } from "../../../src/text/lineDiff.ts";

describe("A diff of lines", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 })
    .map((lines) => lines.join("\n"));

  it("has all of both texts, in their order", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const without = (sign: string) =>
          lines
            .filter((line) => line.sign !== sign)
            .map((line) => line.text)
            .join("\n");
        assert.deepEqual([without("+"), without("-")], [before, after]);
      }),
    );
  });

  it("is as short as can be", () => {
    const signs = diffLines("a\nb\nc\nd", "a\nc\nx\nd").map(({ sign, text }) => `${sign}${text}`);
    assert.deepEqual(signs, [" a", "-b", " c", "+x", " d"]);
  });

  it("is nothing for equal texts, whether or not one ends its last line", () => {
    assert.deepEqual(unifiedDiff("a\nb\n", "a\nb"), []);
  });

  it("shows three lines around what differs, as diff -u counts them", () => {
    const before = Array.from({ length: 20 }, (_, i) => `${i + 1}`);
    const after = before.with(9, "ten").toSpliced(19, 1);
    assert.deepEqual(unifiedDiff(before.join("\n"), after.join("\n")), [
      "@@ -7,7 +7,7 @@",
      ...[" 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13"],
      "@@ -17,4 +17,3 @@",
      ...[" 17", " 18", " 19", "-20"],
    ]);
  });

  it("takes huge texts without growing out of bounds", () => {
    const many = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${i}`).join("\n");
    assert.equal(unifiedDiff(many("a"), many("b")).length, 10_001);
  });
});
