import type { ExpectedStatus } from "../testCase.ts";
import type { CaseWord } from "./caseWords.ts";

const MEANINGS: Readonly<Record<ExpectedStatus, string>> = {
  OK: "CTDB takes it for a success: the script ended with 0, or in a way that this release takes for one.",
  ERROR: "CTDB takes it for a failure; the scripts after it are not run.",
  TIMEDOUT: "It was not over at its deadline.",
  DISABLED:
    "CTDB shows the script as disabled: it is not executable, or this release takes its end for that.",
  "CANNOT RUN": "The system could not start it, such as where its interpreter is missing.",
  REFUSED: "ctdbd refuses the event as the node is, such as during a recovery, or the directory as it is.",
  "NOT RUN": "CTDB did not get to the script, since one before it failed.",
  "NO DATA": "CTDB stores nothing of the event.",
  CANCELLED: "Another event ended it.",
};

/** The words for how a script or an event ended, what is wanted most first. */
export const STATUS_WORDS: readonly CaseWord[] = Object.entries(MEANINGS).map(([label, documentation]) => ({
  label,
  documentation,
}));

/** What a status means; `null` for any other word. */
export function statusMeaning(word: string): string | null {
  return STATUS_WORDS.find(({ label }) => label === word)?.documentation ?? null;
}
