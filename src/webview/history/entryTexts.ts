import { t } from "@vscode/l10n";
import { formatDuration } from "../durations.ts";
import type { HistoryEntry } from "./messages.ts";

/** When a run began, for people who look at it on `today`: the date only where it is another. */
export function formatBegin(begin: number | null, today: Date): string {
  if (begin === null) {
    return t("not begun");
  }
  const date = new Date(begin);
  const isToday = date.toDateString() === today.toDateString();
  return isToday
    ? date.toLocaleTimeString(undefined, { timeStyle: "medium" })
    : date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

/** How long a run took: `1.25 s`, or nothing while it goes on. */
export function formatEntryDuration({ result, milliseconds }: HistoryEntry): string {
  return milliseconds === null || result === "refused" ? "" : formatDuration(milliseconds);
}

/** A run in a few words: `monitor, failed in 50.samba, 1.20 s, 14:03:11`. */
export function nameEntry(entry: HistoryEntry, today: Date): string {
  const { command, words, begin, result } = entry;
  const when = begin === null && result === "running" ? "" : formatBegin(begin, today);
  return joined([command, words, formatEntryDuration(entry), when]);
}

/** The same with where it was run and when: `…, isolated, traced, from an earlier session`. */
export function describeEntry(entry: HistoryEntry, today: Date): string {
  const { mode, traced, earlier } = entry;
  return joined([
    nameEntry(entry, today),
    mode,
    traced ? t("traced") : "",
    earlier ? t("from an earlier session") : "",
  ]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
