import { t } from "@vscode/l10n";
import type { EntryState } from "../../protocol/serverMessages.ts";

/** How an entry of an event directory looks in the explorer. */
export interface EntryLook {
  /** Two characters at most. */
  readonly badge: string | null;
  readonly tooltip: string;
  /** Whether it is shown as something that does not take part. */
  readonly isGrey: boolean;
}

/** Longer numbers do not fit. */
const MOST_BADGE = 99;
const NOT_RUN = "–";
const WRONG = "!";

/**
 * How an entry looks.
 * @param count how many scripts CTDB lists
 * @param refusal why CTDB runs no event in the directory at all
 */
export function entryLook(entry: EntryState, count: number, refusal: string | null): EntryLook {
  const { state, position, startProblem } = entry;
  const sentence = plain(entry.sentence);
  if (entry.isOther) {
    return { badge: null, tooltip: t("CTDB: {0}", sentence), isGrey: false };
  }
  switch (state) {
    case "enabled": {
      const place = t("CTDB: {0} of {1} in the run order.", ordinal(position ?? 0), count);
      const problem = refusal ?? startProblem;
      const isLong = position === null || position > MOST_BADGE;
      return {
        badge: refusal !== null ? WRONG : isLong ? null : String(position),
        tooltip: problem === null ? place : `${place} ${plain(problem)}`,
        isGrey: false,
      };
    }
    case "disabled":
      return { badge: NOT_RUN, tooltip: t("CTDB: {0}", sentence), isGrey: true };
    case "dangling":
    case "ignored":
      return { badge: isMeant(entry) ? WRONG : NOT_RUN, tooltip: t("CTDB: {0}", sentence), isGrey: true };
  }
}

/** What the language status says of the open file: `50.samba: runs 12th of 17`. */
export function entryStatus(entry: EntryState, count: number): string {
  const name = entry.name.replace(/\.script$/, "");
  const { state, position, startProblem } = entry;
  if (state === "enabled") {
    const place = t("{0} of {1}", ordinal(position ?? 0), count);
    return startProblem === null
      ? t("{0}: runs {1}", name, place)
      : t("{0}: fails to start as {1}", name, place);
  }
  const why = { disabled: t("disabled"), dangling: t("link leads nowhere"), ignored: t("not listed") }[state];
  return t("{0}: not run, {1}", name, why);
}

/** `1st`, `2nd`, `11th`. */
export function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  switch (isTeen ? 0 : number % 10) {
    case 1:
      return t("{0}st", number);
    case 2:
      return t("{0}nd", number);
    case 3:
      return t("{0}rd", number);
    default:
      return t("{0}th", number);
  }
}

/** A name that begins as a script's: its author thinks that CTDB runs it. */
function isMeant({ state, name }: EntryState): boolean {
  return state === "dangling" || /^\d/.test(name);
}

/** Tooltips are plain text. */
export function plain(sentence: string): string {
  return sentence.replaceAll("`", "");
}
