import assert from "node:assert/strict";
import fc from "fast-check";
import {
  contrast,
  LEAST_CONTRAST,
  parseColour,
  type Rgb,
  readableColour,
} from "../../../src/webview/output/readableColour.ts";

const part = fc.integer({ min: 0, max: 255 });
const colours: fc.Arbitrary<Rgb> = fc.tuple(part, part, part);

describe("colours of output", () => {
  it("are readable on every background", () => {
    fc.assert(
      fc.property(colours, colours, (colour, background) => {
        assert.ok(contrast(readableColour(colour, background), background) >= LEAST_CONTRAST);
      }),
    );
  });

  it("stay as the theme has them where they can be read", () => {
    assert.deepEqual(readableColour([205, 49, 49], [255, 255, 255]), [205, 49, 49]);
  });

  it("become lighter on black, and keep their hue", () => {
    const [red, green, blue] = readableColour([205, 0, 0], [0, 0, 0]);
    assert.ok(red > 205 && green === blue && red > green);
  });

  it("are read as themes write them", () => {
    assert.deepEqual(parseColour("#cd3131"), [205, 49, 49]);
    assert.deepEqual(parseColour(" rgba(255, 255, 255, 0.5)", [1, 1, 1]), [128, 128, 128]);
    assert.deepEqual(parseColour("#ffffff00", [10, 20, 30]), [10, 20, 30]);
    assert.equal(parseColour("red"), null);
    assert.equal(parseColour(""), null);
  });
});
