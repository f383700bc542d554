import assert from "node:assert/strict";
import { applyPatch } from "diff";
import fc from "fast-check";
import { unifiedDiff } from "../../../src/text/lineDiff.ts";

describe("A diff of lines", () => {
  const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { minLength: 1, maxLength: 12 });
  const text = lines.map((all) => all.map((line) => `${line}\n`).join(""));

  it("makes one text of the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const patch = ["--- a", "+++ b", ...unifiedDiff(before, after), ""].join("\n");
        assert.equal(applyPatch(before, patch), after);
      }),
    );
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
