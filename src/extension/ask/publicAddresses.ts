import { dirname, join } from "node:path";
import { readRegularFile } from "../../scripts/regularFile.ts";

/** One line of CTDB's `public_addresses` file. */
export interface PublicAddress {
  readonly address: string;
  readonly bits: string;
  readonly interfaces: readonly string[];
}

/** How many folders above the scripts are searched: CTDB keeps the file beside `events` or `events.d`. */
const LEVELS = 3;

/** Reads lines such as `10.0.0.31/24 eth0,eth1`; comments and what is no such line are left out. */
export function parsePublicAddresses(text: string): PublicAddress[] {
  return text.split("\n").flatMap((line) => {
    const match = /^\s*([0-9A-Fa-f.:]+)\/(\d{1,3})(?:\s+(\S+))?\s*$/.exec(line);
    const [, address, bits, interfaces] = match ?? [];
    return address === undefined || bits === undefined
      ? []
      : [{ address, bits, interfaces: interfaces?.split(",").filter((name) => name !== "") ?? [] }];
  });
}

/** The public addresses that belong to an event directory; `null` where no file is near. */
export async function publicAddressesNear(directory: string): Promise<PublicAddress[] | null> {
  for (let folder = directory, level = 0; level < LEVELS; folder = dirname(folder), level++) {
    try {
      return parsePublicAddresses(await readRegularFile(join(folder, "public_addresses")));
    } catch {
      // not here; a folder above may have it
    }
  }
  return null;
}
