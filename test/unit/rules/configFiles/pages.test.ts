import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConfigFileKind } from "../../../../src/configFiles/configFileKind.ts";
import { CONFIG_RULES } from "../../../../src/rules/configFiles/configRules.ts";
import { PLACES } from "../../../support/configPlaces.ts";
import { findingsIn } from "./support.ts";

const PAGES = join(import.meta.dirname, "../../../../docs/rules");

interface Block {
  readonly kind: string;
  readonly info: string;
  readonly text: string;
}

function blockOf(page: string, heading: string): Block {
  const match = new RegExp(`^## ${heading}\\n\\n\`\`\`(\\S+)(?: (.*))?\\n([^]*?\\n)\`\`\`$`, "m").exec(page);
  assert.ok(match, `no block under ${heading}`);
  const [, kind = "", info = "", text = ""] = match;
  return { kind, info, text };
}

function codesIn({ kind, info, text }: Block): string[] {
  const usual = PLACES[kind as ConfigFileKind];
  const folder = info.endsWith(".options") ? "/etc/ctdb/events/legacy" : usual.replace(/\/[^/]*$/, "");
  const path = info.includes(".") ? `${folder}/${info}` : usual;
  const content = info === "no-line-feed" ? text.replace(/\n$/, "") : text;
  return findingsIn(kind as ConfigFileKind, content, { path }).map(({ code }) => code);
}

describe("The pages of the rules over configuration files", () => {
  for (const { code, kinds } of CONFIG_RULES) {
    it(`show what ${code} finds, and what it does not`, () => {
      const page = readFileSync(join(PAGES, `${code}.md`), "utf8");
      assert.ok(page.startsWith(`# ${code}\n\n`));
      assert.deepEqual(
        [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading),
        ["Wrong", "Why", "Right", "Versions", "How to silence"],
      );
      const wrong = blockOf(page, "Wrong");
      const right = blockOf(page, "Right");
      assert.ok(kinds.some((kind) => kind === wrong.kind));
      assert.deepEqual([...new Set(codesIn(wrong))], [code]);
      assert.deepEqual(codesIn(right), []);
    });
  }
});
