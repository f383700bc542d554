// The page that lists all rules, made from the rules themselves; a test holds it to be current.
import { join } from "node:path";
import { FILE_RULES, SCRIPT_RULES } from "../../src/rules/allRules.ts";
import { CONFIG_RULES } from "../../src/rules/configFiles/configRules.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { root } from "./paths.ts";

export const RULE_INDEX = join(root, "docs/rules/README.md");

/** The text of `docs/rules/README.md`. */
export function ruleIndex(): string {
  return `# Rules

What \`ctdb-events check\` and the editor say of event scripts, their directory, and CTDB's configuration files. Each rule has a page: what is
wrong, why, what is right, for which releases, how to silence it. The severity is the usual one; the setting \`ctdb.rules\` changes it.
A few rules say more or less where it matters more or less.

${section("Files of an event directory", FILE_RULES)}
${section("Scripts", SCRIPT_RULES)}
${section("Configuration files", CONFIG_RULES)}`;
}

function section(title: string, rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ code, severity, title: sentence }) => `| [${code}](${code}.md) | ${severity} | ${sentence} |`,
  );
  return `## ${title}\n\n| Rule | Severity | |\n|---|---|---|\n${rows.join("\n")}\n`;
}
