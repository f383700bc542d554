import { lstat, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mapBounded } from "../../scripts/mapBounded.ts";
import type { DirectoryCheck } from "./directoryCheck.ts";
import { bearsOnDirectory } from "./watchedPlaces.ts";

/** How many files are asked for at once. */
const PARALLEL = 32;

/**
 * What tells one moment of an event directory from another: names, inodes, modes, sizes and times of everything in it and of
 * what bears on it in `CTDB_BASE`, and of what links lead to. Several watchers tell of one change, and a directory is only
 * checked again where this differs.
 */
export async function directoryStamp({ path, base, paths }: DirectoryCheck): Promise<string> {
  const elsewhere = paths.filter((file) => dirname(file) !== path);
  const parts = await Promise.all([
    stampOf([path, base, ...elsewhere]),
    entriesOf(path, () => true),
    entriesOf(base, bearsOnDirectory),
    entriesOf(join(base, "nfs-checks.d"), () => true),
  ]);
  return parts.join("\n");
}

async function entriesOf(folder: string, wanted: (name: string) => boolean): Promise<string> {
  try {
    const names = (await readdir(folder)).filter(wanted).sort();
    return await stampOf(names.map((name) => join(folder, name)));
  } catch {
    return "unreadable";
  }
}

async function stampOf(paths: readonly string[]): Promise<string> {
  const stamps = await mapBounded(paths, PARALLEL, async (path) => {
    try {
      const own = await lstat(path, { bigint: true });
      const target = own.isSymbolicLink() ? await stat(path, { bigint: true }).catch(() => null) : null;
      return [
        path,
        ...[own, target].map((one) => one && `${one.ino} ${one.mode} ${one.size} ${one.ctimeNs}`),
      ];
    } catch {
      return [path, "gone"];
    }
  });
  return stamps.flat().join("\n");
}
