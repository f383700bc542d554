import type { Row } from "../disk/tables.ts";

/** A disk of 40 GiB for the system and one of 20 GiB for `/var`, both half empty at least. */
export const MOUNTS: readonly Row<"mounts">[] = [
  newMount("/", "/dev/sda1", "41943040", "35"),
  newMount("/var", "/dev/sda2", "20971520", "20"),
];

/** A file system as the node gets it where nobody said more. `size` in KiB, `used` in percent. */
export function newMount(
  target: string,
  source = "/dev/sdb1",
  size = "104857600",
  used = "40",
): Row<"mounts"> {
  return { target, source, type: "ext4", size, used, inodes: "10", options: "rw,relatime" };
}

/** 8 GiB of memory and 2 GiB of swap, most of it free; in KiB, as `/proc/meminfo`. */
export const MEMORY: readonly Row<"memory">[] = Object.entries({
  MemTotal: 8388608,
  MemFree: 5242880,
  MemAvailable: 6291456,
  Buffers: 131072,
  Cached: 1048576,
  SwapCached: 0,
  SwapTotal: 2097152,
  SwapFree: 2097152,
}).map(([name, value]) => ({ name, value: String(value) }));

/** The databases that a node has before Samba runs; numbers as ctdb(1) shows them. */
export const DATABASES: readonly Row<"databases">[] = [
  { id: "0xb775fff6", name: "secrets.tdb", flags: "PERSISTENT", health: "OK" },
  { id: "0xe98e08b6", name: "group_mapping.tdb", flags: "PERSISTENT", health: "OK" },
  { id: "0x7bbbd26c", name: "passdb.tdb", flags: "PERSISTENT", health: "OK" },
];
