/** What is wrong with one line of one of CTDB's files. */
export interface LineProblem {
  /** From 1. */
  readonly line: number;
  /** A sentence for the author: what is wrong, and what CTDB would do. */
  readonly sentence: string;
}

/** The lines of a file, without a last empty one. */
export function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") {
    lines.pop();
  }
  return lines;
}

/** A word in quotes for a sentence; long ones are cut, and what cannot be seen is spelled out. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `“${short.replace(/[\p{Cc}]/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`)}”`;
}
