import type { TextRange } from "../text/textRange.ts";

interface Entry {
  /** The line that it begins in, from 1. */
  readonly line: number;
  /** The whole entry, over several lines where backslashes join them; without blanks round it. */
  readonly range: TextRange;
  readonly name: string;
  readonly nameRange: TextRange;
}

export interface IniSection extends Entry {
  readonly kind: "section";
}

export interface IniValue extends Entry {
  readonly kind: "value";
  readonly value: string;
  /** Empty, behind the `=`, where there is no value. */
  readonly valueRange: TextRange;
  readonly isOneLine: boolean;
}

/** No `=`: left out by `ctdb.conf`, an error in `ctdb.tunables`. */
export interface IniBare extends Entry {
  readonly kind: "bare";
}

/** One line of an ini file, as Samba's tini parser sees it. */
export type IniEntry = IniSection | IniValue | IniBare;

export interface IniSyntaxError {
  readonly line: number;
  readonly range: TextRange;
  /** A section without `]`, or a line that begins with `=`. */
  readonly cause: "bracket" | "name";
}

export interface IniFile {
  readonly entries: readonly IniEntry[];
  /** Where the parser gives up; what stands before it is in `entries`. */
  readonly syntaxError: IniSyntaxError | null;
}

/** A line with its continuation lines; `offsets` has the place of each UTF-16 unit of `content`. */
interface LogicalLine {
  readonly line: number;
  readonly content: string;
  readonly offsets: readonly number[];
  readonly isOneLine: boolean;
}

const SPACE = /[ \t\n\v\f\r]/;

/**
 * Reads what CTDB reads with `lib/util/tini.c`: `[section]` and `name = value`, comments only at the start of a line, a
 * backslash at the end goes on in the next line, runs of blanks count as one. A carriage return is a blank.
 */
export function parseIni(text: string): IniFile {
  const entries: IniEntry[] = [];
  for (const logical of logicalLines(text)) {
    const { line, content, isOneLine } = logical;
    const range = part(logical, 0, content.length).range;
    const equals = content.indexOf("=");
    if (content.startsWith("[")) {
      const end = content.indexOf("]");
      if (end < 0) {
        return { entries, syntaxError: { line, range, cause: "bracket" } };
      }
      const nameRange = { start: placeOf(logical, 1), end: placeOf(logical, end) };
      entries.push({ kind: "section", line, range, name: content.slice(1, end), nameRange });
    } else if (equals < 0) {
      const name = part(logical, 0, content.length);
      entries.push({ kind: "bare", line, range, name: name.text, nameRange: name.range });
    } else if (equals === 0) {
      return { entries, syntaxError: { line, range, cause: "name" } };
    } else {
      const name = part(logical, 0, equals);
      const value = part(logical, equals + 1, content.length);
      entries.push({
        kind: "value",
        line,
        range,
        name: name.text,
        nameRange: name.range,
        value: value.text,
        valueRange: value.range,
        isOneLine,
      });
    }
  }
  return { entries, syntaxError: null };
}

function* logicalLines(text: string): Generator<LogicalLine> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const first = text[at] ?? "";
    if (first === "\n") {
      at++;
      line++;
    } else if (SPACE.test(first)) {
      at++;
    } else if (first === "#" || first === ";") {
      const newline = text.indexOf("\n", at);
      at = newline < 0 ? text.length : newline;
    } else {
      const begin = line;
      const offsets: number[] = [];
      const last = (back: number) => text[offsets.at(-back) ?? -1] ?? "";
      for (; at < text.length; at++) {
        const unit = text[at] ?? "";
        if (unit === "\n") {
          line++;
          if (last(1) === "\\") {
            offsets.length -= 1;
          } else if (last(2) === "\\" && SPACE.test(last(1))) {
            offsets.length -= 2;
          } else {
            break;
          }
        } else if (!(SPACE.test(unit) && SPACE.test(last(1)))) {
          offsets.push(at);
        }
      }
      const isOneLine = line - begin <= (at < text.length ? 1 : 0);
      at++;
      if (offsets.length > 0) {
        yield { line: begin, content: offsets.map((offset) => text[offset]).join(""), offsets, isOneLine };
      }
    }
  }
}

/** A part of a line without one blank at each side, as tini trims it. */
function part(line: LogicalLine, from: number, to: number): { text: string; range: TextRange } {
  const start = from < to && SPACE.test(line.content[from] ?? "") ? from + 1 : from;
  const end = start < to && SPACE.test(line.content[to - 1] ?? "") ? to - 1 : to;
  const text = line.content.slice(start, end);
  const first = placeOf(line, text === "" ? from : start);
  return { text, range: { start: first, end: text === "" ? first : placeOf(line, end - 1) + 1 } };
}

/** The offset of a unit of the line; behind its last one, where it ends. */
function placeOf(line: LogicalLine, index: number): number {
  return line.offsets[index] ?? (line.offsets.at(-1) ?? 0) + 1;
}
