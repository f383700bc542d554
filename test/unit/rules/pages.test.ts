import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FILE_RULES, SCRIPT_RULES } from "../../../src/rules/allRules.ts";
import { checkScript } from "../../support/checkSite.ts";

const PAGES = join(import.meta.dirname, "../../../docs/rules");
const HEADINGS = ["Wrong", "Why", "Right", "Versions", "How to silence"];

/** The text below a heading of the second level. */
function section(page: string, heading: string): string {
  return page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

/** The scripts in a section; `<!-- target: 4.6 -->` before one sets the release. */
function scripts(text: string): { script: string; version: string | undefined }[] {
  return [...text.matchAll(/(?:<!-- target: ([\d.]+) -->\n+)?```sh\n(.*?)```/gs)].map((match) => ({
    script: match[2] ?? "",
    version: match[1],
  }));
}

describe("pages of rules", () => {
  const known = new Set(readdirSync(PAGES));
  for (const rule of [...FILE_RULES, ...SCRIPT_RULES]) {
    it(`${rule.code} has a page with all that an author wants to know`, () => {
      assert.ok(known.has(`${rule.code}.md`), `docs/rules/${rule.code}.md is missing`);
      const page = readFileSync(join(PAGES, `${rule.code}.md`), "utf8");
      assert.ok(page.startsWith(`# ${rule.code}\n`), "the title is the code");
      for (const heading of HEADINGS) {
        assert.ok(section(page, heading).length > heading.length + 10, `“${heading}” is missing or empty`);
      }
    });
  }

  for (const rule of SCRIPT_RULES) {
    it(`${rule.code} finds what its page calls wrong, and not what it calls right`, async () => {
      const page = readFileSync(join(PAGES, `${rule.code}.md`), "utf8");
      const wrong = scripts(section(page, "Wrong"));
      const right = scripts(section(page, "Right"));
      assert.ok(wrong.length > 0 && right.length > 0, "a script in sh for each");
      for (const { script, version } of wrong) {
        const found = await checkScript(script, { only: [rule.code], ...(version && { version }) });
        assert.ok(found.length > 0, `nothing found in:\n${script}`);
      }
      for (const { script, version } of right) {
        const found = await checkScript(script, { only: [rule.code], ...(version && { version }) });
        assert.deepEqual(
          found.map(({ message }) => message),
          [],
          `found in:\n${script}`,
        );
      }
    });
  }
});
