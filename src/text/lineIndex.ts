import type { TextRange } from "./textRange.ts";

/** A place as editors give it: line and UTF-16 column, both from 0. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets into lines and back. Lines end with `\n`, `\r\n` or a lone `\r`, as in editors. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
        this.#starts.push(at + 1);
      }
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The place of an offset; one outside the text counts as its nearer end. */
  placeAt(offset: number): Place {
    const wanted = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= wanted) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, character: wanted - (this.#starts[low] ?? 0) };
  }

  /** The offset of a place; a column behind the end of its line counts as the end. */
  offsetAt({ line, character }: Place): number {
    if (line >= this.#starts.length) {
      return this.#text.length;
    }
    const range = this.lineRange(Math.max(0, line));
    return Math.max(range.start, Math.min(range.start + character, range.end));
  }

  /** A line without what ends it. */
  lineRange(line: number): TextRange {
    const start = this.#starts[line] ?? this.#text.length;
    let end = this.#starts[line + 1] ?? this.#text.length;
    if (line + 1 < this.#starts.length) {
      end--;
      if (this.#text.charCodeAt(end) === 10 && this.#text.charCodeAt(end - 1) === 13) {
        end--;
      }
    }
    return { start, end: Math.max(start, end) };
  }

  /** The offset at which a line begins; behind the last line, the end of the text. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }
}
