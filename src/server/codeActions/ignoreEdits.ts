import { basename, dirname } from "node:path";
import type { TextEdit } from "../../rules/finding.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import type { TextRange } from "../../text/textRange.ts";

/** Configuration files in which a line that begins with `#` is a comment; in `nodes` it is a deleted node. */
const COMMENTED = /^(?:ctdb\.conf|ctdb\.tunables|public_addresses|.*\.options)$/;

/** Whether a comment can be put into a file of an event directory or of its `CTDB_BASE`. */
export function takesComments(file: string, directory: string | null): boolean {
  return dirname(file) === directory || COMMENTED.test(basename(file));
}

/**
 * The edit that silences a rule in the line of a finding: a comment in a line of its own before it, with its
 * indentation, or behind it where the line before goes on in this one. `null` where there is no place for one.
 */
export function ignoreInLine(text: string, range: TextRange, comment: string): TextEdit | null {
  const lines = new LineIndex(text);
  const { line } = lines.placeAt(range.start);
  const { start, end } = lines.lineRange(line);
  const content = text.slice(start, end);
  if (line === 0) {
    return null; // above the first line nothing may stand, and behind it the kernel reads on
  }
  if (isContinued(text, lines, line - 1)) {
    return isContinued(text, lines, line) ? null : { range: { start: end, end }, newText: ` ${comment}` };
  }
  const indentation = /^[ \t]*/.exec(content)?.[0] ?? "";
  // At the end of the comment that a text begins with it would count for the whole text.
  const apart = topComment(text, lines, line) ? lineEnd(text) : "";
  return {
    range: { start, end: start },
    newText: `${apart}${indentation}${comment}${lineEnd(text)}`,
  };
}

/** The edit that silences a rule in a whole file: a comment below the first line, or at the top where that is none of `#!`. */
export function ignoreInFile(text: string, comment: string): TextEdit {
  if (!text.startsWith("#!")) {
    return { range: { start: 0, end: 0 }, newText: `${comment}${lineEnd(text)}` };
  }
  const lines = new LineIndex(text);
  if (lines.lineCount === 1) {
    return { range: { start: text.length, end: text.length }, newText: `\n${comment}\n` };
  }
  const at = lines.lineStart(1);
  return { range: { start: at, end: at }, newText: `${comment}${lineEnd(text)}` };
}

/** What silences rules of ours. */
export function ourComment(code: string): string {
  return `# ctdb-events: ignore=${code}`;
}

/** What silences ShellCheck: `# shellcheck disable=SC2086`. */
export function shellcheckComment(code: string): string {
  return `# shellcheck disable=${code}`;
}

function isContinued(text: string, lines: LineIndex, line: number): boolean {
  const { start, end } = lines.lineRange(line);
  const backslashes = /\\*$/.exec(text.slice(start, end))?.[0].length ?? 0;
  return backslashes % 2 === 1;
}

function topComment(text: string, lines: LineIndex, before: number): boolean {
  for (let line = 0; line < before; line++) {
    const { start, end } = lines.lineRange(line);
    if (!/^[ \t]*[#;]/.test(text.slice(start, end))) {
      return false;
    }
  }
  return true;
}

function lineEnd(text: string): string {
  const first = text.indexOf("\n");
  return first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n";
}
