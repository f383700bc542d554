import type { TextRange } from "../../text/textRange.ts";

/** The lines of a text that end with CR LF. */
export interface CarriageReturns {
  /** The first that is more than a comment or blank, without its end. */
  readonly first: TextRange;
  /** How many of that kind there are. */
  readonly count: number;
  /** Whether every line that is more than a comment or blank, but the first of the text, ends so. */
  readonly isEveryLine: boolean;
}

/** Finds the lines of a shell script whose CR becomes a part of a word; in comments it does no harm. */
export function findCarriageReturns(text: string): CarriageReturns | null {
  if (!text.includes("\r\n")) {
    return null;
  }
  let first: TextRange | null = null;
  let count = 0;
  let isEveryLine = true;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const hasReturn = text.charCodeAt(end - 1) === 13;
    const line = text.slice(start, hasReturn ? end - 1 : end);
    if (line.trim() !== "" && !/^[ \t]*#/.test(line)) {
      if (hasReturn && newline >= 0) {
        first ??= { start, end: end - 1 };
        count++;
      } else {
        isEveryLine = false;
      }
    }
    start = end + 1;
  }
  return first === null ? null : { first, count, isEveryLine };
}
