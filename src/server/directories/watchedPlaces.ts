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
  "script.options",
  "nfs-checks.d",
  "events",
]);
/** How many folders of link targets are watched for one event directory. */
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
    { folder: join(base, "nfs-checks.d"), matters: () => true },
    ...targetFolders(check),
  ];
}

/** Whether an entry of `CTDB_BASE` bears on the event directories of it. */
export function bearsOnDirectory(name: string): boolean {
  return BASE_FILES.has(name) || name.endsWith(".options");
}

/** The folders that hold what links lead to: a target's mode counts as the script's. */
function targetFolders({ path, scan }: DirectoryCheck): readonly WatchedFolder[] {
  const names = new Map<string, Set<string>>();
  for (const { linkTarget } of scan.files) {
    if (linkTarget === null) {
      continue;
    }
    const target = resolve(path, linkTarget);
    const folder = dirname(target);
    const known = names.get(folder);
    if (known !== undefined) {
      known.add(basename(target));
    } else if (folder !== path && names.size < MOST_TARGET_FOLDERS) {
      names.set(folder, new Set([basename(target)]));
    }
  }
  return [...names].map(([folder, targets]) => ({
    folder,
    matters: (name) => name === null || targets.has(name),
  }));
}
