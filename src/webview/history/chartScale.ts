import type { HistoryEntry } from "./messages.ts";

/** A run that takes longer than so many usual ones is cut, so that the others can still be told apart. */
const MOST_MEDIANS = 2.5;

/** The least height of a bar, as a part of the whole: also a very short run was one. */
const LEAST = 0.08;

/** One bar of the chart. */
export interface Bar {
  readonly entry: HistoryEntry;
  /** From 0 to 1; 0: nothing was run. */
  readonly height: number;
  /** Whether the run took longer than the chart shows. */
  readonly capped: boolean;
}

/** The bars of some runs. */
export interface Chart {
  readonly bars: readonly Bar[];
  /** What the whole height means, in milliseconds. */
  readonly top: number;
}

/** Gives every run a bar, on one scale. */
export function chartOf(entries: readonly HistoryEntry[]): Chart {
  const top = topOf(entries.flatMap(({ milliseconds }) => milliseconds ?? []));
  return { bars: entries.map((entry) => barOf(entry, top)), top };
}

function topOf(durations: readonly number[]): number {
  const sorted = durations.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const longest = sorted.at(-1) ?? 0;
  const most = MOST_MEDIANS * median;
  return most > 0 && longest > most ? most : longest;
}

function barOf(entry: HistoryEntry, top: number): Bar {
  const { result, milliseconds } = entry;
  if (result === "refused") {
    return { entry, height: 0, capped: false };
  }
  const part = milliseconds === null || top === 0 ? 0 : milliseconds / top;
  return { entry, height: Math.min(1, Math.max(LEAST, part)), capped: part > 1 };
}
