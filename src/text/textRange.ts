/** A part of a text, half-open: UTF-16 offsets from its beginning, as JavaScript and editors count. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Whether the range holds the offset; its end counts, so that a cursor behind a word is in the word. */
export function touches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether `inner` lies within `outer`. */
export function covers(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
