import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ALL_RULES } from "../../src/rules/allRules.ts";
import { settingsOf } from "./manifest.ts";
import { root } from "./paths.ts";

/** What the manifest says of the names in the setting `ctdb.rules`, so that the editor completes and checks them. */
export interface RuleNames {
  readonly enum: readonly string[];
  readonly markdownEnumDescriptions: readonly string[];
}

/** The codes of all rules with their titles, by code. */
export function ruleNames(): RuleNames {
  const rules = ALL_RULES.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return {
    enum: rules.map(({ code }) => code),
    markdownEnumDescriptions: rules.map(({ title, severity }) => `${title} (*${severity}*)`),
  };
}

/** Writes them into `package.json`. */
export function writeRuleSettings(): void {
  const path = join(root, "package.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const setting = settingsOf(manifest)["ctdb.rules"];
  if (setting === undefined) throw new Error("package.json has no setting ctdb.rules");
  setting.propertyNames = ruleNames();
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
