import { t } from "@vscode/l10n";
/** Why a name that was typed cannot be an event's, or `null`. CTDB takes any other for runs by hand. */
export function eventNameProblem(text: string): string | null {
  if (text === "") {
    return t("Type the name of the event.");
  }
  return /\s/.test(text) ? t("The name of an event has no blanks.") : null;
}
