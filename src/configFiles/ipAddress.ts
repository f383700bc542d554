import { isIPv4, isIPv6, SocketAddress } from "node:net";

/** An address with the length of its network's prefix: `10.0.0.31/24`. */
export interface Prefix {
  /** In its shortest form. */
  readonly address: string;
  readonly bits: number;
}

/**
 * Reads an IPv4 or IPv6 address as CTDB does (`ctdb_sock_addr_from_string`): IPv6 may stand in brackets, and an IPv4
 * address within IPv6 becomes IPv4.
 * @returns its shortest form, or `null`.
 */
export function parseAddress(text: string): string | null {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  if (isIPv4(text)) {
    return text;
  }
  if (!isIPv6(bare) || bare.includes("%")) {
    return null;
  }
  const short = new SocketAddress({ address: bare, family: "ipv6" }).address;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(short)?.[1] ?? short;
}

/** Reads `ADDRESS/BITS`; `null` where it is none, or where the prefix is longer than the address. */
export function parsePrefix(text: string): Prefix | null {
  const match = /^(.*)\/(\d{1,3})$/.exec(text);
  const address = parseAddress(match?.[1] ?? "");
  const bits = Number(match?.[2]);
  return address === null || bits > (isIPv4(address) ? 32 : 128) ? null : { address, bits };
}

/** Whether the address is one of IPv4. */
export function isV4(address: string): boolean {
  return isIPv4(address);
}

/** The network that an IPv4 prefix is in and its broadcast address: `10.0.0.0` and `10.0.0.255`. */
export function networkOf({ address, bits }: Prefix): { network: string; broadcast: string } {
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - bits);
  const first = Math.floor(number / size) * size;
  return { network: dotted(first), broadcast: dotted(first + size - 1) };
}

function dotted(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

/** A socket as the node's tables write it: `10.0.0.31:445`, `[fd00::1]:2049`; `null` where it is none. */
export function parseSocket(text: string): string | null {
  const match = /^(.*):(\d{1,5})$/.exec(text);
  const address = parseAddress(match?.[1] ?? "");
  const port = Number(match?.[2]);
  if (address === null || port > 65535) {
    return null;
  }
  return isIPv4(address) ? `${address}:${port}` : `[${address}]:${port}`;
}
