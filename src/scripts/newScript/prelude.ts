import type { Convention } from "../../ctdb/convention.ts";

/** How many folders scripts are below CTDB_BASE: 2 in `events/legacy` (4.9+), 1 in `events.d`. */
export function levelsBelowBase({ generation }: Convention): number {
  return generation === "component" ? 2 : 1;
}

/** The command substitution that finds CTDB_BASE from a script's path, also where that is a link in the directory. */
export function baseSubstitution(levels: number): string {
  return `$(cd -P "$(dirname "$0")${"/..".repeat(levels)}" && pwd)`;
}

/** The lines that make a script find its `functions`, started by CTDB or by hand. */
export function preludeLines(levels: number): string {
  return `[ -n "$CTDB_BASE" ] || CTDB_BASE=${baseSubstitution(levels)}\n. "\${CTDB_BASE}/functions"\n`;
}
