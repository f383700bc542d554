import { type LineProblem, linesOf, quoted } from "./fileProblem.ts";
import { isV4, parseAddress } from "./ipAddress.ts";

/** A line of CTDB's `public_addresses`. */
export interface PublicAddressLine {
  /** From 1. */
  readonly line: number;
  readonly address: string;
  readonly bits: number;
  /** In the order of the file; empty where the line names none. */
  readonly interfaces: readonly string[];
}

export interface PublicAddressesFile {
  readonly addresses: readonly PublicAddressLine[];
  /** Any of them stops ctdbd at its start. */
  readonly problems: readonly LineProblem[];
}

/**
 * Reads `public_addresses` as ctdbd does (`ctdb_set_public_addresses` in `ctdb/server/ctdb_takeover.c`): comments only at
 * the start of a line, `ADDRESS/BITS` and interfaces joined by commas, and what stands behind them does not count.
 * ctdbd refuses to start at the first problem; here the good lines are kept.
 * @param needsInterface since Samba 4.9 a line must name one; before, there was a default.
 */
export function parsePublicAddresses(text: string, needsInterface = true): PublicAddressesFile {
  const addresses: PublicAddressLine[] = [];
  const problems: LineProblem[] = [];
  for (const [index, content] of linesOf(text).entries()) {
    const line = index + 1;
    const [word, interfaces] = content.split(/[ \t]+/).filter((part) => part !== "");
    if (word === undefined || word.startsWith("#")) {
      continue;
    }
    const [, host = "", bitsText = ""] = /^(.*)\/(.*)$/s.exec(word) ?? [];
    const address = parseAddress(host);
    const complain = (sentence: string) => problems.push({ line, sentence });
    if (interfaces === undefined && needsInterface) {
      complain(`${quoted(word)} has no interface behind it; ctdbd does not start with such a line.`);
      continue;
    }
    if (address === null || !/^\d+$/.test(bitsText)) {
      complain(
        `${quoted(word)} is not an address with the length of its network, such as 10.0.0.31/24; ctdbd does not start with such a line.`,
      );
      continue;
    }
    if (addresses.some((other) => other.address === address)) {
      complain(`${address} stands here for the second time; ctdbd does not start with such a file.`);
      continue;
    }
    const names = (interfaces ?? "").split(",").filter((name) => name !== "");
    if (names.some((name) => /\r/.test(name))) {
      complain("The line ends in a carriage return, which CTDB takes for a part of the interface's name.");
    }
    const bits = Math.min(Number(bitsText), isV4(address) ? 32 : 128);
    if (bits !== Number(bitsText)) {
      complain(`/${bitsText} is longer than the address; ctdbd takes it, and ip fails with it.`);
    }
    addresses.push({ line, address, bits, interfaces: names.map((name) => name.replace(/\r/g, "")) });
  }
  return { addresses, problems };
}
