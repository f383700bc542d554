import { basename, dirname, join, resolve } from "node:path";
import type { DirectoryCheck } from "./directoryCheck.ts";
import type { WatchedFolder } from "./folderWatch.ts";

/** What else in `CTDB_BASE` bears on an event directory, beside the files that are reported on. */
const BASE_FILES: ReadonlySet<string> = new Set([
  "functions",
  "ctdb.conf",
  "ctdb.tunables",
  "public_addresses",
  "nodes",
  "home_nodes",
  "natgw_nodes",
  "lvs_nodes",
  "script.options",
  "nfs-checks.d",
  "tunables.d",
  "events",
]);
/** Folders of `CTDB_BASE` that hold configuration files. */
export const CONFIG_FOLDERS: readonly string[] = ["nfs-checks.d", "tunables.d"];
/** How many folders of link targets, and of sourced files, are watched for one event directory. */
const MOST_TARGET_FOLDERS = 64;

/** Every folder in which something may change what is found in an event directory. */
export function watchedPlaces(check: DirectoryCheck): readonly WatchedFolder[] {
  const { path, base } = check;
  const inBase = new Set(check.paths.filter((file) => dirname(file) === base).map((file) => basename(file)));
  const own = basename(path);
  return [
    { folder: path, matters: () => true },
    // The directory itself: its mode, its name, its end.
    { folder: dirname(path), matters: (name) => name === null || name === own },
    {
      folder: base,
      matters: (name) => name === null || bearsOnDirectory(name) || inBase.has(name),
    },
    ...CONFIG_FOLDERS.map((name) => ({ folder: join(base, name), matters: () => true })),
    ...targetFolders(check),
    ...libraryFolders(check),
  ];
}

/** Whether an entry of `CTDB_BASE` bears on the event directories of it. */
export function bearsOnDirectory(name: string): boolean {
  return BASE_FILES.has(name) || name.endsWith(".options");
}

/** The folders that hold what links lead to: a target's mode counts as the script's. */
function targetFolders({ path, scan }: DirectoryCheck): readonly WatchedFolder[] {
  const targets = scan.files.flatMap(({ linkTarget }) =>
    linkTarget === null ? [] : [resolve(path, linkTarget)],
  );
  return foldersOf(targets, path);
}

/** The folders that hold what scripts source. */
function libraryFolders({ path, libraries }: DirectoryCheck): readonly WatchedFolder[] {
  return foldersOf(libraries, path);
}

/** The folders of some files, but for the event directory, which is watched as a whole. */
function foldersOf(files: readonly string[], directory: string): readonly WatchedFolder[] {
  const names = new Map<string, Set<string>>();
  for (const file of files) {
    const folder = dirname(file);
    const known = names.get(folder);
    if (known !== undefined) {
      known.add(basename(file));
    } else if (folder !== directory && names.size < MOST_TARGET_FOLDERS) {
      names.set(folder, new Set([basename(file)]));
    }
  }
  return [...names].map(([folder, wanted]) => ({
    folder,
    matters: (name) => name === null || wanted.has(name),
  }));
}
