import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { manifestTexts } from "../../../scripts/lib/manifestTexts.ts";
import { root } from "../../../scripts/lib/paths.ts";
import { fixedParts, shapeOf } from "../../support/l10n/sameParts.ts";

const languages = readdirSync(root).flatMap((name) => /^package\.nls\.(.+)\.json$/.exec(name)?.[1] ?? []);
const english = texts("package.nls.json");

function texts(name: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, name), "utf8"));
}

describe("the texts of the manifest", () => {
  it("stand in package.nls.json, each once (npm run docs moves them there)", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const used = manifestTexts(manifest);
    for (const { key, text } of used) assert.equal(text, `%${key}%`);
    assert.deepEqual(
      Object.keys(english),
      used.map(({ key }) => key),
    );
    const keys = JSON.stringify(manifest).match(/(?<=")%[^"]+%(?=")/g) ?? [];
    assert.equal(keys.length, used.length, "a key stands where no text is looked for");
  });

  it("are there in German", () => {
    assert.ok(languages.includes("de"));
  });

  for (const language of languages) {
    it(`have the same keys, links, code and lines in ${language}`, () => {
      const translated = texts(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(translated), Object.keys(english));
      for (const [key, text] of Object.entries(translated)) {
        assert.deepEqual(fixedParts(text), fixedParts(english[key] ?? ""), key);
        assert.deepEqual(shapeOf(text), shapeOf(english[key] ?? ""), key);
        assert.doesNotMatch(text, /[—!]$/, key);
      }
    });
  }
});
