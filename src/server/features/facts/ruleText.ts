import { t } from "@vscode/l10n";
import { ALL_RULES } from "../../../rules/allRules.ts";
import { readSuppressions } from "../../../rules/suppressions.ts";
import { tableText } from "../../../text/tableText.ts";
import { type TextRange, touches } from "../../../text/textRange.ts";
import { paragraphs } from "./versionText.ts";

/** A code in a comment that silences findings. */
export interface NamedRule {
  readonly code: string;
  readonly range: TextRange;
}

/** The code in `# ctdb-events: ignore=` at an offset, or `null`. */
export function ruleAt(text: string, offset: number): NamedRule | null {
  return readSuppressions(text).named.find(({ range }) => touches(range, offset)) ?? null;
}

/** What a code in such a comment silences. Markdown. */
export function ruleText(code: string): string {
  const rule = ALL_RULES.find((one) => one.code === code);
  return rule === undefined
    ? t("There is no finding with the code `{0}`.", code)
    : paragraphs(t("{0} is not reported here", `**\`${code}\`**`), tableText(rule.title));
}
