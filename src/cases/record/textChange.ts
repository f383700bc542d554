import type { TextRange } from "../../text/textRange.ts";

/** A change of a text, by offsets in UTF-16 units. */
export interface TextChange extends TextRange {
  readonly newText: string;
}

/** The one change that makes a text of another, as short as it can be; none where they are equal. */
export function smallestChange(before: string, after: string): readonly TextChange[] {
  if (before === after) {
    return [];
  }
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) {
    start++;
  }
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  return [{ start, end: before.length - tail, newText: after.slice(start, after.length - tail) }];
}

/** A text of one line without its line break, which does not matter where texts are compared. */
export function asOneLine(text: string): string {
  return text.indexOf("\n") === text.length - 1 ? text.slice(0, -1) : text;
}

/** A text with a stretch of it replaced. */
export function replaced(text: string, { start, end }: TextRange, newText: string): string {
  return text.slice(0, start) + newText + text.slice(end);
}
