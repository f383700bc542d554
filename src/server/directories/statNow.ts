import { type Stats, statSync } from "node:fs";

/** What a path leads to now, links followed; `null` where nothing is there, or where this user may not look. */
export function statNow(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null; // a folder above it may not be entered, or a link leads in a circle
  }
}
