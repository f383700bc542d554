import { basename, dirname } from "node:path";
import type { WatchedFolder } from "../directories/folderWatch.ts";

const MOST_FOLDERS = 64;

/** The folders to watch for some files and directories: each with the names in it that matter. */
export function watchedFolders(paths: readonly string[]): readonly WatchedFolder[] {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = dirname(path);
    const known = names.get(folder) ?? new Set();
    if (names.has(folder) || names.size < MOST_FOLDERS) {
      names.set(folder, known.add(basename(path)));
    }
  }
  return [...names].map(([folder, wanted]) => ({
    folder,
    // A case may name a script without its suffix.
    matters: (name) => name === null || wanted.has(name) || wanted.has(name.replace(/\.script$/, "")),
  }));
}
