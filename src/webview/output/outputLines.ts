import { OUTPUT_LIMIT, type OutputPiece } from "../outputView.ts";
import { type Look, PLAIN, plainText, readLine } from "./ansi.ts";

/** How many rows of output the page holds. */
export const MOST_ROWS = 20_000;
/** Longer lines go on in another row, so that none takes long to lay out. */
export const ROW_LIMIT = 2000;

/** A row: a line of output, or a part of a long one. */
export interface OutputRow {
  /** Milliseconds since the script began at which the line came; `null`: not known, or the row goes on. */
  readonly after: number | null;
  readonly raw: string;
  /** How it begins. */
  readonly look: Look;
  /** Whether it is the first row of its line. */
  readonly begins: boolean;
}

/** The output of one script in rows, with bounded memory. */
export class OutputLines {
  #rows: OutputRow[] = [];
  #characters = 0;
  /** Whether the last line has not ended yet. */
  #open = false;
  #look: Look = PLAIN;

  get rows(): readonly OutputRow[] {
    return this.#rows;
  }

  /**
   * Takes more output.
   * @returns the index of the first row that is not what it was
   */
  append(pieces: readonly OutputPiece[]): number {
    const first = this.#open ? Math.max(0, this.#rows.length - 1) : this.#rows.length;
    for (const [after, text] of pieces) {
      this.#appendText(after, text);
    }
    return this.#bound() ? 0 : first;
  }

  /** Takes output in place of all that was there. */
  replace(pieces: readonly OutputPiece[]): void {
    this.#rows = [];
    this.#characters = 0;
    this.#open = false;
    this.#look = PLAIN;
    this.append(pieces);
  }

  /** A row as plain text. */
  textOf(index: number): string {
    return plainText(this.#rows[index]?.raw ?? "");
  }

  #appendText(after: number | null, text: string): void {
    const parts = text.split("\n");
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      if (part !== "" || !isLast) {
        this.#addToLine(after, part);
      }
      this.#open = isLast && (part !== "" || (this.#open && parts.length === 1));
    }
    this.#characters += text.length;
  }

  #addToLine(after: number | null, part: string): void {
    const last = this.#open ? this.#rows.pop() : undefined;
    const raw = (last?.raw ?? "") + part;
    let { look, begins, after: time } = last ?? { look: this.#look, begins: true, after };
    let from = 0;
    do {
      const end = rowEnd(raw, from);
      const row = { after: time, raw: raw.slice(from, end), look, begins };
      this.#rows.push(row);
      look = readLine(row.raw, look).after;
      begins = false;
      time = null;
      from = end;
    } while (from < raw.length);
    this.#look = look;
  }

  /** Drops rows at the start where there are too many; seldom, since all that follow move. */
  #bound(): boolean {
    if (this.#rows.length <= MOST_ROWS * 1.2 && this.#characters <= OUTPUT_LIMIT * 1.2) {
      return false;
    }
    let from = Math.max(0, this.#rows.length - MOST_ROWS);
    let left = this.#rows.slice(from).reduce((sum, { raw }) => sum + raw.length + 1, 0);
    while (left > OUTPUT_LIMIT && from < this.#rows.length - 1) {
      left -= (this.#rows[from]?.raw.length ?? 0) + 1;
      from++;
    }
    this.#rows = this.#rows.slice(from);
    this.#characters = left;
    return true;
  }
}

/** Where a row ends: not between the halves of a character, and not within a colour. */
function rowEnd(raw: string, from: number): number {
  const end = from + ROW_LIMIT;
  if (end >= raw.length) {
    return raw.length;
  }
  const colour = raw.lastIndexOf("\x1b", end);
  if (colour > from && colour > end - 64) {
    return colour;
  }
  const unit = raw.charCodeAt(end);
  return unit >= 0xdc00 && unit <= 0xdfff ? end - 1 : end;
}
