import type { TextRange } from "../../text/textRange.ts";
import type { Fix, TextEdit } from "../finding.ts";

/** A fix that changes the finding's own file; the one right answer unless said otherwise. */
export function edit(title: string, edits: readonly TextEdit[], isPreferred = true): Fix {
  return { title, steps: [{ kind: "edit", edits }], isPreferred };
}

/** Puts a text in the place of another. */
export function replace(title: string, range: TextRange, newText: string, isPreferred = true): Fix {
  return edit(title, [{ range, newText }], isPreferred);
}

/** Takes whole lines out of a file, from where `range` begins to where it ends. */
export function removeLines(title: string, text: string, range: TextRange, isPreferred = true): Fix {
  return replace(title, wholeLines(text, range), "", isPreferred);
}

/** The lines that a range touches, with what ends them. */
export function wholeLines(text: string, range: TextRange): TextRange {
  const newline = text.indexOf("\n", range.end);
  return { start: lineStart(text, range.start), end: newline < 0 ? text.length : newline + 1 };
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** The blanks that the line of an offset begins with. */
export function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";
}

/** A text for a message: in backquotes, short, and with what cannot be seen spelled out. */
export function shown(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  const seen = short.replace(/\p{Cc}/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `\`${seen.replaceAll("`", "'")}\``;
}
