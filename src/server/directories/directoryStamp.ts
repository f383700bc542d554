import { lstat, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mapBounded } from "../../scripts/mapBounded.ts";
import { isWithinReach } from "../../scripts/reach.ts";
import type { DirectoryCheck } from "./directoryCheck.ts";
import { bearsOnDirectory, CONFIG_FOLDERS } from "./watchedPlaces.ts";

/** How many files are asked for at once. */
const PARALLEL = 32;

/** What tells one moment of a file from another. */
interface FileStamp {
  /** Its kind and mode, and where a link leads. */
  readonly kind: string;
  /** Which file it is, its size and when it was changed. */
  readonly content: string;
  /** Whether it is there because a folder holds it: where it is missing at another moment, it is gone. */
  readonly isListed: boolean;
}

/** What is to be stamped: as much of a directory as is known. */
export type StampedDirectory = Pick<DirectoryCheck, "path" | "base" | "paths" | "libraries">;

/**
 * What tells one moment of an event directory from another: names, inodes, modes, sizes and times of everything in it and of
 * what bears on it in `CTDB_BASE`, of what links lead to, and of what its scripts source. By absolute path. Several
 * watchers tell of one change, and a directory is only checked again where this differs.
 */
export type DirectoryStamp = ReadonlyMap<string, FileStamp>;

/** Takes the stamp of a directory. */
export async function directoryStamp(directory: StampedDirectory): Promise<DirectoryStamp> {
  const { path, base, paths, libraries } = directory;
  const inBase = CONFIG_FOLDERS.map((name) => join(base, name));
  const found = await Promise.all([
    entriesOf(path, () => true),
    entriesOf(base, bearsOnDirectory),
    ...inBase.map((folder) => entriesOf(folder, () => true)),
  ]);
  const folders = new Set([path, base, ...inBase]);
  const listed = new Set([...folders, ...found.flat()]);
  const elsewhere = paths.filter((file) => dirname(file) !== path);
  const files = new Set([...listed, ...elsewhere, ...libraries]);
  const stamps = await mapBounded([...files], PARALLEL, async (file) => {
    const { kind, content } = await stampOf(file);
    // The time of a folder tells of names alone, which are here by themselves.
    return [file, { kind, content: folders.has(file) ? "" : content, isListed: listed.has(file) }] as const;
  });
  return new Map(stamps);
}

/**
 * The files in whose text alone two moments differ; `null` where names, modes, links or folders differ. What is no longer
 * asked for, or was not before, says nothing.
 */
export function changedTexts(before: DirectoryStamp, now: DirectoryStamp): ReadonlySet<string> | null {
  const changed = new Set<string>();
  for (const path of new Set([...before.keys(), ...now.keys()])) {
    const [one, other] = [before.get(path), now.get(path)];
    if ((one === undefined && !other?.isListed) || (other === undefined && !one?.isListed)) {
      continue;
    }
    if (one?.kind !== other?.kind) {
      return null;
    }
    if (one?.content !== other?.content) {
      changed.add(path);
    }
  }
  return changed;
}

async function entriesOf(folder: string, wanted: (name: string) => boolean): Promise<readonly string[]> {
  try {
    if (!(await isWithinReach(folder))) {
      return [];
    }
    return (await readdir(folder)).filter(wanted).map((name) => join(folder, name));
  } catch {
    return []; // the stamp of the folder tells
  }
}

async function stampOf(path: string): Promise<Omit<FileStamp, "isListed">> {
  try {
    const own = await lstat(path, { bigint: true });
    const target = own.isSymbolicLink() ? await stat(path, { bigint: true }).catch(() => null) : null;
    const link = own.isSymbolicLink() ? `${own.ino} ${own.ctimeNs} ${target?.ino}` : "";
    const { mode, ino, size, ctimeNs } = target ?? own;
    return { kind: `${own.mode} ${mode} ${link}`, content: `${ino} ${size} ${ctimeNs}` };
  } catch {
    return { kind: "gone", content: "" };
  }
}
