import { pathToFileURL } from "node:url";
import { printable, printableLine } from "../printable.ts";

/** Markdown that shows text from scripts as it is, whatever it holds. */

/** Plain text in a sentence. */
export function plain(text: string): string {
  return printableLine(text).replace(/[\\`*_{}[\]()#+\-.!|<>~&:@/]/g, "\\$&");
}

/** Text in the letters of code, on one line. */
export function code(text: string): string {
  const line = printableLine(text).replace(/\s+/g, " ");
  const fence = "`".repeat(longestRun(line) + 1);
  return line.trim() === "" ? "(empty)" : `${fence} ${line} ${fence}`;
}

/** A sentence with `code between backticks`; whatever is in it, each part is shown as it is. */
export function sentence(text: string): string {
  const parts = text.split("`").map((part, index) => (index % 2 === 1 ? code(part) : plain(part)));
  return parts.join("");
}

/** Lines of code. */
export function codeBlock(text: string): string {
  const shown = printable(text).replace(/\n+$/, "");
  const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}text\n${shown}\n${fence}`;
}

/** A link that opens a file at a line, from 1. */
export function fileLink(words: string, path: string, line: number): string {
  const url = pathToFileURL(path).href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${plain(words)}](${url}#L${line})`;
}

/** A link that runs a command of ours. @param args plain data */
export function commandLink(words: string, command: string, args: readonly unknown[]): string {
  const query = encodeURIComponent(JSON.stringify(args)).replace(
    /[()'!*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `[${plain(words)}](command:${command}?${query})`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
