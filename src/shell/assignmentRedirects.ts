import { partEnd } from "./readableText.ts";

/** `NAME=` where a command begins. */
const ASSIGNMENT =
  /(?<=(?:^|[;&|({]|^[ \t]*[^\s()$`]+\)|\b(?:then|do|else|if|elif|while|until)[ \t]|![ \t])[ \t]*)[A-Za-z_]\w*=/gm;
/** Redirections up to the end of the command; no here-documents. */
const REDIRECTS = /^(?:[ \t]+\d?(?:>>?|<)(?:&\d|[ \t]*[^\s;&|<>()'"`$]+))+(?=[ \t]*(?:[;&|)}\n]|$))/;
/** Longer values are left as they are. */
const MOST_LETTERS = 500;

/**
 * Blanks out the redirections of a command that only assigns: tree-sitter-bash 0.25 takes what follows
 * `x=$(cmd) 2>/dev/null` for its command, on the next line, too, and `||` behind it for an error. They redirect nothing that
 * runs: the shell expands the value before.
 */
export function withoutAssignmentRedirects(text: string): string {
  let [read, done] = ["", 0];
  for (const { 0: name, index } of text.matchAll(ASSIGNMENT)) {
    const piece = text.slice(index, index + MOST_LETTERS);
    const value = valueEnd(piece, name.length);
    const redirects = REDIRECTS.exec(piece.slice(value))?.[0];
    if (index >= done && redirects !== undefined) {
      const start = index + value;
      done = start + redirects.length;
      read += text.slice(read.length, start) + " ".repeat(redirects.length);
    }
  }
  return read + text.slice(read.length);
}

function valueEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s;&|<>()]/.test(text.charAt(at))) {
    at = partEnd(text, at);
  }
  return at;
}
