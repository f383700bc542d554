/** A word as a POSIX shell reads it. */
export interface ShellWord {
  readonly start: number;
  readonly end: number;
  /** What the shell makes of it; `null` where it must compute it. */
  readonly literal: string | null;
  /** Where a quote or a bracket opens that never closes. */
  readonly openAt: number | null;
}

const ENDS_WORD = /[ \t\n;&|<>()]/;

/** Reads the word that begins at `start`; empty where none does. Never throws, whatever the text. */
export function readShellWord(text: string, start: number, end = text.length): ShellWord {
  let at = start;
  let literal: string | null = "";
  const add = (part: string | null) => {
    literal = literal === null || part === null ? null : literal + part;
  };
  const open = (): ShellWord => ({ start, end, literal: null, openAt: at });
  while (at < end) {
    const sign = text[at] ?? "";
    if (ENDS_WORD.test(sign)) {
      break;
    }
    if (sign === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0 || close >= end) {
        return open();
      }
      add(text.slice(at + 1, close));
      at = close + 1;
    } else if (sign === '"') {
      const inner = doubleQuoted(text, at + 1, end);
      if (inner === null) {
        return open();
      }
      add(inner.literal);
      at = inner.end;
    } else if (sign === "\\") {
      const next = text[at + 1] ?? "";
      add(next === "\n" ? "" : next);
      at += 2;
    } else if (sign === "$" || sign === "`") {
      const past = expansionEnd(text, at, end, false);
      if (past === null) {
        return open();
      }
      add(past === at + 1 ? "$" : null);
      at = past;
    } else {
      add(sign);
      at++;
    }
  }
  return { start, end: Math.min(at, end), literal, openAt: null };
}

function doubleQuoted(
  text: string,
  start: number,
  end: number,
): { literal: string | null; end: number } | null {
  let literal: string | null = "";
  let at = start;
  while (at < end) {
    const sign = text[at] ?? "";
    if (sign === '"') {
      return { literal, end: at + 1 };
    }
    if (sign === "\\") {
      const next = text[at + 1] ?? "";
      const part = next === "\n" ? "" : '$`"\\'.includes(next) ? next : `\\${next}`;
      literal = literal === null ? null : literal + part;
      at += 2;
    } else if (sign === "$" || sign === "`") {
      const past = expansionEnd(text, at, end, true);
      if (past === null) {
        return null;
      }
      literal = past === at + 1 && literal !== null ? `${literal}$` : null;
      at = past;
    } else {
      literal = literal === null ? null : literal + sign;
      at++;
    }
  }
  return null;
}

/** Where what begins with `$` or a backquote is over; `null` where it never closes. A lone `$` is one sign long. */
function expansionEnd(text: string, at: number, end: number, isQuoted: boolean): number | null {
  if (text[at] === "`") {
    for (let i = at + 1; i < end; i++) {
      if (text[i] === "\\") {
        i++;
      } else if (text[i] === "`") {
        return i + 1;
      }
    }
    return null;
  }
  const next = text[at + 1] ?? "";
  const close = next === "(" ? ")" : next === "{" ? "}" : null;
  if (close === null) {
    const name = /^(?:[A-Za-z_]\w*|[0-9@*#?$!-])/.exec(text.slice(at + 1, Math.min(end, at + 80)));
    return at + 1 + (name?.[0].length ?? 0);
  }
  let depth = 0;
  for (let i = at + 1; i < end; i++) {
    const sign = text[i];
    if (sign === "\\") {
      i++;
    } else if ((sign === "'" && !(isQuoted && next === "{")) || sign === '"') {
      const past = text.indexOf(sign, i + 1);
      if (past < 0 || past >= end) {
        return null;
      }
      i = past;
    } else if (sign === "#" && next === "(" && /[\s;]/.test(text[i - 1] ?? "")) {
      const newline = text.indexOf("\n", i);
      i = newline < 0 || newline >= end ? end : newline;
    } else if (sign === next) {
      depth++;
    } else if (sign === close && --depth === 0) {
      return i + 1;
    }
  }
  return null;
}
