import { t } from "@vscode/l10n";

/**
 * A text of a table in the user's language. Tables of facts keep their English, since they are made before the language is
 * known; whoever shows a text asks here. `scripts/lib/tableTexts.ts` lists those tables for the translators.
 */
export function tableText(text: string): string {
  return text === "" ? "" : t(text);
}
