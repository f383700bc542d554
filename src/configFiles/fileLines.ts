import type { TextRange } from "../text/textRange.ts";

/** A line of a file, as programs that split at `\n` alone see it. */
export interface FileLine {
  /** From 1. */
  readonly line: number;
  /** Without the `\n`; a carriage return before it is still there. */
  readonly content: string;
  /** Where `content` stands. */
  readonly range: TextRange;
  /** Whether a `\n` ends it; the last line of a file may lack one. */
  readonly isEnded: boolean;
}

/** A part of a line with its place. */
export interface Word {
  readonly text: string;
  readonly range: TextRange;
}

/** The lines of a file, without a last empty one. */
export function fileLines(text: string): FileLine[] {
  const lines: FileLine[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const content = text.slice(start, end);
    lines.push({ line: lines.length + 1, content, range: { start, end }, isEnded: newline >= 0 });
    start = end + 1;
  }
  return lines;
}

/**
 * What Samba's `file_lines_load` (`lib/util/util_file.c`) leaves of a line: it puts an end at the first carriage return,
 * so that files with CRLF are read as others. `nodes` and `public_addresses` are read with it.
 */
export function cutAtCarriageReturn(content: string): string {
  const at = content.indexOf("\r");
  return at < 0 ? content : content.slice(0, at);
}

/**
 * The words of a line, between blanks and tabs.
 * @param start the offset of the line's first character in its file.
 */
export function wordsOf(content: string, start: number): Word[] {
  return [...content.matchAll(/[^ \t]+/g)].map((match) => {
    const from = start + match.index;
    return { text: match[0], range: { start: from, end: from + match[0].length } };
  });
}
