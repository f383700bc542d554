import { printableLine } from "../text/printable.ts";

/** Characters that mean nothing to a shell, and none that a pattern of a case file would be taken for. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** A call as one line of a case file would have it: `ip addr add 10.0.0.31/24 dev eth0`, with quotes where they are needed. */
export function callText(argv: readonly string[]): string {
  return printableLine(argv.map(quotedWord).join(" "));
}

function quotedWord(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
