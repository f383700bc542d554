import { t } from "@vscode/l10n";
import type { TextRange } from "../text/textRange.ts";
import { cutAtCarriageReturn, type FileLine, fileLines, type Word, wordsOf } from "./fileLines.ts";
import { type FileProblem, quoted } from "./fileProblem.ts";
import { isV4, parseAddress } from "./ipAddress.ts";

/** An address that ctdbd takes from `public_addresses`. */
export interface PublicAddressLine {
  /** From 1. */
  readonly line: number;
  readonly address: string;
  readonly bits: number;
  /** In the order of the file; empty where the line names none. */
  readonly interfaces: readonly string[];
}

/** A line of the file that is neither empty nor a comment, with its places. */
export interface AddressEntry {
  readonly line: FileLine;
  /** `10.0.0.31/24`. */
  readonly word: Word;
  /** In its shortest form; `null` where it is none. */
  readonly address: string | null;
  /** What stands behind the slash; `null` without one. */
  readonly bits: Word | null;
  /** The second word, `eth0,eth1`. */
  readonly list: Word | null;
  readonly interfaces: readonly Word[];
  /** What stands behind the interfaces, which ctdbd does not look at. */
  readonly rest: TextRange | null;
}

export type AddressProblemKind =
  | "no-interface"
  | "no-address"
  | "twice"
  | "long-prefix"
  /** ctdbd passes over it; readers in shell do not. */
  | "carriage-return";

export interface PublicAddressesFile {
  readonly entries: readonly AddressEntry[];
  readonly addresses: readonly PublicAddressLine[];
  /** All but `long-prefix` and `carriage-return` stop ctdbd at its start. */
  readonly problems: readonly FileProblem<AddressProblemKind>[];
}

/**
 * Reads `public_addresses` as ctdbd does (`ctdb_set_public_addresses` in `ctdb/server/ctdb_takeover.c`): comments only at
 * the start of a line, `ADDRESS/BITS` and interfaces joined by commas, and what stands behind them does not count.
 * ctdbd refuses to start at the first problem; here the good lines are kept.
 * @param needsInterface since Samba 4.9 a line must name one; before, there was a default.
 */
export function parsePublicAddresses(text: string, needsInterface = true): PublicAddressesFile {
  const entries: AddressEntry[] = [];
  const addresses: PublicAddressLine[] = [];
  const problems: FileProblem<AddressProblemKind>[] = [];
  for (const fileLine of fileLines(text)) {
    const entry = readEntry(fileLine);
    if (entry === null) {
      continue;
    }
    entries.push(entry);
    const { word, address, bits: bitsWord } = entry;
    const complain = (kind: AddressProblemKind, range: TextRange, sentence: string) =>
      problems.push({ kind, line: fileLine.line, range, sentence });
    if (entry.list === null && needsInterface) {
      complain(
        "no-interface",
        word.range,
        t("{0} has no interface behind it; ctdbd does not start with such a line.", quoted(word.text)),
      );
      continue;
    }
    if (address === null || bitsWord === null || !/^\+?\d+$/.test(bitsWord.text)) {
      complain(
        "no-address",
        word.range,
        t(
          "{0} is not an address with the length of its network, such as 10.0.0.31/24; ctdbd does not start with such a line.",
          quoted(word.text),
        ),
      );
      continue;
    }
    if (addresses.some((other) => other.address === address)) {
      complain(
        "twice",
        word.range,
        t("{0} stands here for the second time; ctdbd does not start with such a file.", address),
      );
      continue;
    }
    if (fileLine.content.includes("\r")) {
      const at = fileLine.range.start + fileLine.content.indexOf("\r");
      complain(
        "carriage-return",
        { start: at, end: at + 1 },
        t(
          "The line ends in a carriage return. ctdbd passes over it; event scripts that read the file take it for a part of the interface's name.",
        ),
      );
    }
    const bits = Math.min(Number(bitsWord.text), isV4(address) ? 32 : 128);
    if (bits !== Number(bitsWord.text)) {
      complain(
        "long-prefix",
        bitsWord.range,
        t("/{0} is longer than the address; ctdbd takes it, and ip fails with it.", bitsWord.text),
      );
    }
    addresses.push({
      line: fileLine.line,
      address,
      bits,
      interfaces: entry.interfaces.map((name) => name.text),
    });
  }
  return { entries, addresses, problems };
}

function readEntry(line: FileLine): AddressEntry | null {
  const words = wordsOf(cutAtCarriageReturn(line.content), line.range.start);
  const [word, list, third] = words;
  if (word === undefined || word.text.startsWith("#")) {
    return null;
  }
  const slash = word.text.lastIndexOf("/");
  const bitsStart = word.range.start + slash + 1;
  const interfaces = [...(list?.text ?? "").matchAll(/[^,]+/g)].map((match) => {
    const start = (list?.range.start ?? 0) + match.index;
    return { text: match[0], range: { start, end: start + match[0].length } };
  });
  const last = words.at(-1);
  return {
    line,
    word,
    address: parseAddress(slash < 0 ? word.text : word.text.slice(0, slash)),
    bits:
      slash < 0
        ? null
        : { text: word.text.slice(slash + 1), range: { start: bitsStart, end: word.range.end } },
    list: list ?? null,
    interfaces,
    rest:
      third === undefined || last === undefined ? null : { start: third.range.start, end: last.range.end },
  };
}
