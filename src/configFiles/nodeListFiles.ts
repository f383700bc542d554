import type { TextRange } from "../text/textRange.ts";
import { cutAtCarriageReturn, fileLines, type Word, wordsOf } from "./fileLines.ts";
import { parseAddress } from "./ipAddress.ts";

/** A line of `home_nodes`, `natgw_nodes` or `lvs_nodes`. */
export interface NodeListLine {
  readonly line: number;
  readonly range: TextRange;
  readonly words: readonly [Word, ...Word[]];
  /** The first word in its shortest form; `null` where it is no address. */
  readonly address: string | null;
}

/** The lines of such a file that are not empty. */
export function parseNodeList(text: string): NodeListLine[] {
  return fileLines(text).flatMap((line) => {
    const [first, ...others] = wordsOf(cutAtCarriageReturn(line.content), line.range.start);
    if (first === undefined) {
      return [];
    }
    const end = (others.at(-1) ?? first).range.end;
    return [
      {
        line: line.line,
        range: { start: first.range.start, end },
        words: [first, ...others],
        address: parseAddress(first.text),
      },
    ];
  });
}
