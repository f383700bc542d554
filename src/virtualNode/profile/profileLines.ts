import type { ProfilePath } from "./profilePlaces.ts";

/** What opens something in a line of block YAML: the dash of a list's item, or a key. */
export interface LineEntry {
  /** From 0. */
  readonly column: number;
  /** `null`: a dash. */
  readonly key: string | null;
  /** Where the key ends and its value starts; for a dash what follows it. */
  readonly keyEnd: number;
  readonly valueColumn: number;
}

const QUOTED_KEY = /^("(?:[^"\\]|\\.)*"|'[^']*')\s*:(?=\s|$)/;
/** Where a key without quotes may begin, and where it ends. */
const PLAIN_BEGIN = /^(?:[^\s#'"[\]{},&*!|>%@`-]|-[^\s#])/;
const PLAIN_END = /^[^#]*?:(?=\s|$)/;

/**
 * What a line of a profile opens, from left to right. It looks at lines and not at a parsed document, since what is being
 * typed is seldom whole.
 */
export function entriesOf(line: string): LineEntry[] {
  const entries: LineEntry[] = [];
  let column = /^ */.exec(line)?.[0].length ?? 0;
  for (
    let dash = /^-(\s+|$)/.exec(line.slice(column));
    dash !== null;
    dash = /^-(\s+|$)/.exec(line.slice(column))
  ) {
    entries.push({ column, key: null, keyEnd: column + 1, valueColumn: column + dash[0].length });
    column += dash[0].length;
  }
  const found = keyOf(line.slice(column));
  if (found !== null) {
    const { name } = found;
    const end = column + found.length;
    const gap = /^\s*/.exec(line.slice(end))?.[0].length ?? 0;
    entries.push({ column, key: plain(name), keyEnd: column + name.length, valueColumn: end + gap });
  }
  return entries;
}

/** The key that a text begins with, as it is written, and how long it is with its colon. */
function keyOf(text: string): { readonly name: string; readonly length: number } | null {
  const [quoted, name] = QUOTED_KEY.exec(text) ?? [];
  if (quoted !== undefined && name !== undefined) {
    return { name, length: quoted.length };
  }
  const begin = PLAIN_BEGIN.exec(text)?.[0];
  const rest = begin === undefined ? undefined : PLAIN_END.exec(text.slice(begin.length))?.[0];
  return begin === undefined || rest === undefined
    ? null
    : { name: `${begin}${rest.slice(0, -1)}`.trimEnd(), length: begin.length + rest.length };
}

/** The path to what stands at `column` in a line, by the lines above it. */
export function pathAbove(lines: readonly string[], line: number, column: number): ProfilePath {
  const path: (string | number)[] = [];
  let bound = column;
  let belowDash = false; // a list may stand as far left as its key
  for (let i = line; i >= 0 && (bound > 0 || belowDash); i--) {
    const text = lines[i] ?? "";
    if (/^\s*(#|$)/.test(text)) {
      continue;
    }
    for (const entry of entriesOf(text).toReversed()) {
      const isAbove = entry.column < bound || (belowDash && entry.key !== null && entry.column === bound);
      if (isAbove && (i < line || entry.column < column)) {
        path.unshift(entry.key ?? 0);
        bound = entry.column;
        belowDash = entry.key === null;
      }
    }
  }
  return path;
}

/** The keys beside the one at `column` of a line, in the same map. */
export function keysBeside(lines: readonly string[], line: number, column: number): string[] {
  const keys: string[] = [];
  for (const step of [-1, 1]) {
    for (let i = line; i >= 0 && i < lines.length; i += step) {
      const text = lines[i] ?? "";
      if (/^\s*(#|$)/.test(text)) {
        continue;
      }
      const entries = entriesOf(text);
      const first = entries[0]?.column ?? text.search(/\S/);
      const opensItem =
        first < column && entries.some((entry) => entry.column === column && entry.key !== null);
      if (i !== line && first < column && !(step < 0 && opensItem)) {
        break;
      }
      const own = entries.find((entry) => entry.column === column && entry.key !== null);
      if (own?.key !== undefined && own.key !== null && i !== line) {
        keys.push(own.key);
      }
      if (opensItem && step < 0) {
        break;
      }
    }
  }
  return keys;
}

function plain(name: string): string {
  return /^"[^"\\]*"$|^'[^']*'$/.test(name) ? name.slice(1, -1) : name;
}
