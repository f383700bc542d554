import type { HistoryEntry, HistoryView } from "./messages.ts";

/** The run that the history is about: the one that is shown, else the last one. */
export function subjectOf({ entries, shown }: HistoryView): HistoryEntry | null {
  return entries.find(({ id }) => id === shown) ?? entries.at(-1) ?? null;
}

/** The runs of the same event in the same directory as the subject, or all. */
export function entriesFor(history: HistoryView, all: boolean): readonly HistoryEntry[] {
  const subject = subjectOf(history);
  return all || subject === null
    ? history.entries
    : history.entries.filter((entry) => isAlike(entry, subject));
}

/** The run of the same event before one that is over; `null` where there is none to compare it with. */
export function previousOf({ entries }: HistoryView, entry: HistoryEntry): HistoryEntry | null {
  const place = entries.findIndex(({ id }) => id === entry.id);
  const before = entries.slice(0, Math.max(0, place));
  return before.findLast((other) => isAlike(other, entry) && other.result !== "running") ?? null;
}

/** What is chosen to be compared after one more choice: two at most, the older choice goes. */
export function toggleChoice(chosen: readonly number[], id: number): readonly number[] {
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(-2);
}

/** The two chosen runs in the order in which they were made; `null`: there are not two that are over. */
export function chosenPair(
  { entries }: HistoryView,
  chosen: readonly number[],
): readonly [HistoryEntry, HistoryEntry] | null {
  const [before, after] = entries.filter(({ id, result }) => chosen.includes(id) && result !== "running");
  return before === undefined || after === undefined ? null : [before, after];
}

function isAlike(one: HistoryEntry, other: HistoryEntry): boolean {
  return one.directory === other.directory && one.event === other.event;
}
