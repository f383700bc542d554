import { t } from "@vscode/l10n";

/** Says why a node gave way to a new one. @param changed see `remadeBecause` of a virtual node */
export function remadeSentence(changed: string): string {
  return t("The virtual node was made anew since {0}.", changed);
}
