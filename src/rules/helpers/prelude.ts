import type { Convention } from "../../ctdb/convention.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { TextEdit } from "../finding.ts";

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

/** Puts lines behind the comment at the top of a script. */
export function insertAtTop({ shell }: EventScript, lines: string): TextEdit {
  const { text } = shell;
  let at = 0;
  while (text[at] === "#") {
    const end = text.indexOf("\n", at);
    at = end < 0 ? text.length : end + 1;
  }
  const before = at > 0 && text[at - 1] !== "\n" ? "\n\n" : "\n";
  const after = text[at] === "\n" || at === text.length ? "" : "\n";
  return { range: { start: at, end: at }, newText: before + lines + after };
}

/** Puts a line of its own behind the line that holds an offset. */
export function insertBehindLine({ shell }: EventScript, offset: number, line: string): TextEdit {
  const end = shell.text.indexOf("\n", offset);
  return end < 0
    ? { range: { start: shell.text.length, end: shell.text.length }, newText: `\n${line}\n` }
    : { range: { start: end + 1, end: end + 1 }, newText: `${line}\n` };
}
