import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { GivenPlace } from "./givenPlace.ts";

/** What the isolated mode makes of the machine's folders so that files can be given there. */
export interface Layers {
  /** Folders that a writable layer lies over. */
  readonly roots: readonly string[];
  /** Folders directly in `/` that this machine lacks. */
  readonly newFolders: readonly string[];
}

export const NO_LAYERS: Layers = { roots: [], newFolders: [] };

/** The outermost folders that need a layer. */
export function layersOf(given: readonly GivenPlace[]): Layers {
  const all = [...new Set(given.flatMap(({ root }) => (root === null ? [] : [root])))];
  const roots = all.filter((root) => !all.some((other) => root.startsWith(`${other}/`))).sort();
  return { roots, newFolders: roots.filter((root) => !existsSync(root)) };
}

/**
 * What bubblewrap puts at `/`: this machine as it is, or, where it lacks a folder there, each of its folders.
 * Nothing can be made in a file system that is read only.
 */
export function rootArguments(newFolders: readonly string[]): string[] {
  if (newFolders.length === 0) {
    return ["--ro-bind", "/", "/"];
  }
  const entries = readdirSync("/", { withFileTypes: true }).filter(
    ({ name }) => !["dev", "proc"].includes(name),
  );
  return [
    ...["--tmpfs", "/"],
    ...entries.flatMap((entry) => {
      const path = join("/", entry.name);
      return entry.isSymbolicLink()
        ? ["--symlink", readlinkSync(path), path]
        : entry.isDirectory() || entry.isFile()
          ? ["--ro-bind", path, path]
          : [];
    }),
    ...newFolders.flatMap((folder) => ["--dir", folder]),
  ];
}
