import assert from "node:assert/strict";
import fc from "fast-check";
import { LineIndex } from "../../../src/text/lineIndex.ts";
import { editDistance, nearest } from "../../../src/text/nearest.ts";

describe("places in a text", () => {
  it("counts lines by every line end that editors know, and columns in UTF-16", () => {
    const lines = new LineIndex("a\r\nb\rc\n😀d");
    assert.equal(lines.lineCount, 4);
    assert.deepEqual(lines.placeAt(3), { line: 1, character: 0 });
    assert.deepEqual(lines.placeAt(5), { line: 2, character: 0 });
    assert.deepEqual(lines.placeAt(9), { line: 3, character: 2 });
    assert.deepEqual(lines.lineRange(0), { start: 0, end: 1 });
    assert.deepEqual(lines.lineRange(3), { start: 7, end: 10 });
  });

  it("takes places outside for the nearest inside", () => {
    const lines = new LineIndex("ab\ncd");
    assert.equal(lines.offsetAt({ line: 0, character: 9 }), 2);
    assert.equal(lines.offsetAt({ line: 9, character: 0 }), 5);
    assert.deepEqual(lines.placeAt(99), { line: 1, character: 2 });
  });

  it("turns every offset into a place and back", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n", "é", "😀") });
    fc.assert(
      fc.property(text, (sample) => {
        const lines = new LineIndex(sample);
        for (let offset = 0; offset <= sample.length; offset++) {
          const isInLineEnd = sample[offset] === "\n" && sample[offset - 1] === "\r";
          assert.equal(lines.offsetAt(lines.placeAt(offset)), isInLineEnd ? offset - 1 : offset);
        }
      }),
    );
  });
});

describe("the nearest known word", () => {
  const events = ["monitor", "takeip", "releaseip", "startup", "shutdown"];

  it("finds what was most likely meant", () => {
    assert.equal(nearest("montior", events), "monitor");
    assert.equal(nearest("relaseip", events), "releaseip");
    assert.equal(nearest("TakeIP", events), "takeip");
  });

  it("says nothing where no word is near", () => {
    assert.equal(nearest("reload", events), null);
    assert.equal(nearest("up", events), null);
  });

  it("counts neighbours that are swapped as one difference", () => {
    assert.equal(editDistance("ab", "ba"), 1);
    assert.equal(editDistance("", "abc"), 3);
  });
});
