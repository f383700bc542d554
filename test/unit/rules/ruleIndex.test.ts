import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { RULE_INDEX, ruleIndex } from "../../../scripts/lib/ruleIndex.ts";
import { ALL_RULES } from "../../../src/rules/allRules.ts";

describe("the list of rules", () => {
  it("is current (npm run docs writes it)", () => {
    assert.equal(readFileSync(RULE_INDEX, "utf8"), ruleIndex());
  });

  it("has every page of the folder, and every code once", () => {
    const codes = ALL_RULES.map(({ code }) => code);
    const pages = readdirSync(dirname(RULE_INDEX)).filter((name) => name !== "README.md");
    assert.deepEqual(pages.sort(), codes.map((code) => `${code}.md`).sort());
  });
});
