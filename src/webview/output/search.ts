/** A place at which a text was found: row and UTF-16 columns. */
export interface Match {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/** More are not counted. */
export const MOST_MATCHES = 10_000;

/**
 * Finds a text in rows, upper and lower case alike, row by row.
 * @param textOf a row as plain text
 */
export function findMatches(text: string, rows: number, textOf: (row: number) => string): Match[] {
  const matches: Match[] = [];
  if (text === "") {
    return matches;
  }
  const pattern = new RegExp(escaped(text), "giu");
  for (let row = 0; row < rows; row++) {
    for (const match of textOf(row).matchAll(pattern)) {
      matches.push({ row, start: match.index, end: match.index + match[0].length });
      if (matches.length >= MOST_MATCHES) {
        return matches;
      }
    }
  }
  return matches;
}

/** The match to go to: the first from a row on, or the one before it, around the ends. */
export function firstFrom(matches: readonly Match[], row: number): number {
  const found = matches.findIndex((match) => match.row >= row);
  return found === -1 ? 0 : found;
}

/** With the flag `u` only these may be escaped, and a dash outside of brackets is none of them. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
