import { entriesOf, keysBeside, pathAbove } from "./profileLines.ts";
import type { Place, ProfilePath } from "./profilePlaces.ts";

/** What a person is typing in a profile. */
export interface Cursor extends Place {
  /** `either`: an item of a list, which may be a value or the first key of a map. */
  readonly kind: "key" | "value" | "either";
  /** To the value, or to the map that the key is for. */
  readonly path: ProfilePath;
  /** Keys that the map has besides. */
  readonly taken: readonly string[];
  /** How far a map below the key is to be indented; 0 where all stands in one line. */
  readonly indent: number;
  /** Whether a colon stands behind the word already. */
  readonly hasColon: boolean;
}

/** What is being typed at an offset, or `null` in comments and where nothing can be said. */
export function cursorAt(text: string, offset: number): Cursor | null {
  const at = Math.max(0, Math.min(offset, text.length));
  const lineStart = text.slice(0, at).lastIndexOf("\n") + 1;
  const lines = text.split("\n");
  const number = text.slice(0, lineStart).split("\n").length - 1;
  const line = (lines[number] ?? "").replace(/\r$/, "");
  const before = line.slice(0, at - lineStart);
  if (/(^|\s)#/.test(before) || before.includes("\t")) {
    return null;
  }
  const entries = entriesOf(before);
  const last = entries.at(-1);
  const column = last === undefined ? (/^ */.exec(before)?.[0].length ?? 0) : last.column;
  const typed = last === undefined ? before.slice(column) : before.slice(last.valueColumn);
  const wordStart = lineStart + before.length - typed.length;
  if (last !== undefined && last.key !== null) {
    const hasGap = /\s$/.test(before.slice(0, before.length - typed.length));
    const path = [...pathAbove(lines, number, last.column), last.key];
    return hasGap ? valueCursor(text, path, typed, wordStart, at, last.column) : null;
  }
  if (last !== undefined && before.length === last.keyEnd) {
    return null; // a dash without a blank
  }
  const keyColumn = last === undefined ? column : last.valueColumn;
  const rest = /^[^\s:,\]}#]*/.exec(text.slice(at))?.[0].length ?? 0;
  return {
    kind: last === undefined ? "key" : "either",
    path: pathAbove(lines, number, keyColumn),
    taken: keysBeside(lines, number, keyColumn),
    indent: keyColumn + 2,
    start: wordStart,
    end: at + rest,
    hasColon: text.slice(at + rest).startsWith(":"),
  };
}

/** Within a value: plain, or in lists and maps of one line such as `[a, b]` and `{ state: active }`. */
function valueCursor(
  text: string,
  path: ProfilePath,
  typed: string,
  start: number,
  at: number,
  column: number,
): Cursor {
  const rest = /^[^\n,\]}#]*/.exec(text.slice(at))?.[0].trimEnd().length ?? 0;
  const frames = openFrames(typed);
  const last = frames.at(-1);
  const way = [...path, ...frames.slice(0, -1).map(stepInto)];
  const from = last === undefined ? 0 : last.start + (/^\s*/.exec(typed.slice(last.start))?.[0].length ?? 0);
  const isKey = last !== undefined && last.open === "{" && last.key === null;
  return {
    kind: isKey ? "key" : "value",
    path: last === undefined || isKey ? way : [...way, stepInto(last)],
    taken: last?.taken ?? [],
    start: start + from,
    end: at + rest,
    indent: last === undefined ? column + 2 : 0,
    hasColon: false,
  };
}

/** A list or map in one line that is not closed yet. */
interface Frame {
  readonly open: "[" | "{";
  /** The key whose value is being typed. */
  key: string | null;
  readonly taken: string[];
  /** Where the part that is being typed begins. */
  start: number;
}

function stepInto(frame: Frame): string | number {
  return frame.open === "[" ? 0 : (frame.key ?? "");
}

function openFrames(typed: string): Frame[] {
  const frames: Frame[] = [];
  for (let i = 0; i < typed.length; i++) {
    const character = typed[i];
    const frame = frames.at(-1);
    if (character === '"' || character === "'") {
      const end = typed.indexOf(character, i + 1);
      i = end < 0 ? typed.length : end;
    } else if (character === "[" || character === "{") {
      frames.push({ open: character, key: null, taken: [], start: i + 1 });
    } else if (character === "]" || character === "}") {
      frames.pop();
    } else if (frame !== undefined && character === ",") {
      frame.taken.push(frame.key ?? typed.slice(frame.start, i).trim());
      frame.key = null;
      frame.start = i + 1;
    } else if (
      frame?.open === "{" &&
      frame.key === null &&
      character === ":" &&
      /\s/.test(typed[i + 1] ?? "")
    ) {
      frame.key = typed.slice(frame.start, i).trim();
      frame.start = i + 1;
    }
  }
  return frames;
}
