import assert from "node:assert/strict";
import { type SourceTexts, sourceTexts } from "../../../scripts/lib/sourceTexts.ts";
import { bundleLanguages, readBundle } from "../../../scripts/lib/textBundles.ts";
import { fixedParts, shapeOf } from "../../support/l10n/sameParts.ts";

describe("the texts of the sources", () => {
  let found: SourceTexts;
  let english: ReadonlySet<string>;

  before(function () {
    this.timeout(60_000);
    found = sourceTexts();
    english = new Set(found.texts.map(({ text }) => text));
  });

  it("stand in t as they are, inside of functions, and none that people see stands beside it", () => {
    assert.deepEqual(found.problems, []);
    assert.ok(english.size > 500);
  });

  it("have a value for each placeholder, and no other", () => {
    for (const { text, values, place } of found.texts) {
      const numbers = new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number)));
      assert.deepEqual(
        [...numbers].toSorted((a, b) => a - b),
        Array.from({ length: values }, (_, i) => i),
        place,
      );
    }
  });

  it("are translated into German", () => {
    assert.ok(bundleLanguages().includes("de"));
  });

  for (const language of bundleLanguages()) {
    it(`are all in the bundle of ${language}, and nothing else (npm run l10n)`, () => {
      const translated = readBundle(language);
      assert.deepEqual(
        [...english].filter((text) => !translated[text]),
        [],
        "missing",
      );
      assert.deepEqual(
        Object.keys(translated).filter((text) => !english.has(text)),
        [],
        "stale",
      );
    });

    it(`keep placeholders, code, icons and lines in ${language}`, () => {
      for (const [text, translation] of Object.entries(readBundle(language))) {
        assert.deepEqual(new Set(fixedParts(translation)), new Set(fixedParts(text)), text);
        assert.deepEqual(shapeOf(translation), shapeOf(text), text);
      }
    });
  }
});
