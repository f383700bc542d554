import type { EntryState } from "./directoryState.ts";

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
    return { badge: null, tooltip: `CTDB: ${sentence}`, isGrey: false };
  }
  switch (state) {
    case "enabled": {
      const place = `CTDB: ${ordinal(position ?? 0)} of ${count} in the run order.`;
      const problem = refusal ?? startProblem;
      const isLong = position === null || position > MOST_BADGE;
      return {
        badge: refusal !== null ? WRONG : isLong ? null : String(position),
        tooltip: problem === null ? place : `${place} ${plain(problem)}`,
        isGrey: false,
      };
    }
    case "disabled":
      return { badge: NOT_RUN, tooltip: `CTDB: ${sentence}`, isGrey: true };
    case "dangling":
    case "ignored":
      return { badge: isMeant(entry) ? WRONG : NOT_RUN, tooltip: `CTDB: ${sentence}`, isGrey: true };
  }
}

/** What the language status says of the open file: `50.samba: runs 12th of 17`. */
export function entryStatus(entry: EntryState, count: number): string {
  const name = entry.name.replace(/\.script$/, "");
  const { state, position, startProblem } = entry;
  if (state === "enabled") {
    const place = `${ordinal(position ?? 0)} of ${count}`;
    return startProblem === null ? `${name}: runs ${place}` : `${name}: fails to start as ${place}`;
  }
  const why = { disabled: "disabled", dangling: "link leads nowhere", ignored: "not listed" }[state];
  return `${name}: not run, ${why}`;
}

/** `1st`, `2nd`, `11th`. */
export function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

/** A name that begins as a script's: its author thinks that CTDB runs it. */
function isMeant({ state, name }: EntryState): boolean {
  return state === "dangling" || /^\d/.test(name);
}

/** Tooltips are plain text. */
export function plain(sentence: string): string {
  return sentence.replaceAll("`", "");
}
