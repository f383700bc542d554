/** One line of an ini file, as Samba's tini parser sees it. */
export type IniEntry =
  | { readonly kind: "section"; readonly line: number; readonly name: string }
  | { readonly kind: "value"; readonly line: number; readonly name: string; readonly value: string }
  /** No `=`: left out by `ctdb.conf`, an error in `ctdb.tunables`. */
  | { readonly kind: "bare"; readonly line: number; readonly name: string };

export interface IniFile {
  readonly entries: readonly IniEntry[];
  /** The line at which the parser gives up, or `null`; what stands before it is in `entries`. */
  readonly syntaxErrorLine: number | null;
}

const SPACE = /[ \t\v\f\r]/;

/**
 * Reads what CTDB reads with `lib/util/tini.c`: `[section]` and `name = value`, comments only at the start of a line, a
 * backslash at the end goes on in the next line, runs of blanks count as one.
 */
export function parseIni(text: string): IniFile {
  const entries: IniEntry[] = [];
  for (const { line, content } of logicalLines(text)) {
    if (content.startsWith("[")) {
      const end = content.indexOf("]");
      if (end < 0) {
        return { entries, syntaxErrorLine: line };
      }
      entries.push({ kind: "section", line, name: content.slice(1, end) });
      continue;
    }
    const equals = content.indexOf("=");
    if (equals < 0) {
      entries.push({ kind: "bare", line, name: trimOne(content) });
      continue;
    }
    if (equals === 0) {
      return { entries, syntaxErrorLine: line };
    }
    const name = trimOne(content.slice(0, equals));
    entries.push({ kind: "value", line, name, value: trimOne(content.slice(equals + 1)) });
  }
  return { entries, syntaxErrorLine: null };
}

function logicalLines(text: string): { line: number; content: string }[] {
  const found: { line: number; content: string }[] = [];
  let open: { line: number; content: string } | null = null;
  for (const [index, raw] of text.split("\n").entries()) {
    const start = raw.replace(/^[ \t\v\f\r]+/, "");
    if (open === null && (start === "" || start.startsWith("#") || start.startsWith(";"))) {
      continue;
    }
    open ??= { line: index + 1, content: "" };
    open.content = squeeze(open.content + (open.content === "" ? start : raw));
    if (/\\[ \t\v\f\r]?$/.test(open.content)) {
      open.content = open.content.replace(/\\[ \t\v\f\r]?$/, "");
      continue;
    }
    found.push(open);
    open = null;
  }
  return open === null ? found : [...found, open];
}

function squeeze(text: string): string {
  return text.replace(/([ \t\v\f\r])[ \t\v\f\r]+/g, "$1");
}

function trimOne(text: string): string {
  const start = SPACE.test(text[0] ?? "") ? text.slice(1) : text;
  return SPACE.test(start.at(-1) ?? "") ? start.slice(0, -1) : start;
}
