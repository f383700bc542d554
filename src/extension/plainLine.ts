import { printableLine } from "./printable.ts";

/** Colours and other looks that terminals know (SGR). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they begin with
const LOOKS = /\x1b\[[\d;:]*m/g;

/** A line of output without colours and on one line, for lists: a blank for tabs; other control characters are shown. */
export function plainLine(line: string): string {
  return printableLine(line.replace(LOOKS, "").replace(/\t+/g, " ").trim());
}
