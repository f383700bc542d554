import { ALL_RULES } from "../../src/rules/allRules.ts";

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
