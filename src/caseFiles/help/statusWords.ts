import { t } from "@vscode/l10n";
import type { ExpectedStatus } from "../testCase.ts";
import type { CaseWord } from "./caseWords.ts";

function meanings(): Readonly<Record<ExpectedStatus, string>> {
  return {
    OK: t(
      "CTDB takes it for a success: the script ended with 0, or in a way that this release takes for one.",
    ),
    ERROR: t("CTDB takes it for a failure; the scripts after it are not run."),
    TIMEDOUT: t("It was not over at its deadline."),
    DISABLED: t(
      "CTDB shows the script as disabled: it is not executable, or this release takes its end for that.",
    ),
    "CANNOT RUN": t("The system could not start it, such as where its interpreter is missing."),
    REFUSED: t(
      "ctdbd refuses the event as the node is, such as during a recovery, or the directory as it is.",
    ),
    "NOT RUN": t("CTDB did not get to the script, since one before it failed."),
    "NO DATA": t("CTDB stores nothing of the event."),
    CANCELLED: t("Another event ended it."),
  };
}

/** The words for how a script or an event ended, what is wanted most first. */
export function statusWords(): readonly CaseWord[] {
  return Object.entries(meanings()).map(([label, documentation]) => ({ label, documentation }));
}

/** What a status means; `null` for any other word. */
export function statusMeaning(word: string): string | null {
  return statusWords().find(({ label }) => label === word)?.documentation ?? null;
}
