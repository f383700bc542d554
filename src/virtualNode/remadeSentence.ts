import { t } from "@vscode/l10n";

/** Stands in no sentence. */
const GAP = "\0";

/** Says why a node gave way to a new one. @param changed what changed, such as `nodes changed` */
export function remadeSentence(changed: string): string {
  return t("The virtual node was made anew since {0}.", changed);
}

/** Whether a sentence is one of {@link remadeSentence}, in the language of now. */
export function isRemadeSentence(sentence: string): boolean {
  const [before = "", after = ""] = remadeSentence(GAP).split(GAP);
  return sentence.startsWith(before) && sentence.endsWith(after);
}
