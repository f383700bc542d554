import { lstatSync, readlinkSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { type Enclosure, PRIVATE_FOLDERS, ROOM } from "./bubblewrap.ts";

/**
 * Where a file in a virtual node's CTDB_BASE really is: behind the first link on the way, which leads to the
 * workspace, an installed CTDB or the kit.
 * @param base absolute path of the node's folder; a path outside stays as it is.
 */
export function behindBaseLinks(path: string, base: string): string {
  const inside = insideOf(path, base);
  if (inside === null) {
    return path;
  }
  const names = inside.split("/");
  for (let count = 1; count <= names.length; count++) {
    const target = linkTarget(join(base, ...names.slice(0, count)));
    if (target !== null) {
      return join(resolve(base, target), ...names.slice(count));
    }
  }
  return path;
}

/** Where a file lies on this machine that the isolated mode shows at `path`. */
export function machinePathOf(path: string, enclosure: Enclosure): string {
  const clean = posix.normalize(path);
  const base = join(enclosure.nodeDirectory, "base");
  const places: readonly (readonly [string, string | null])[] = [
    [join(ROOM, "kit"), enclosure.kitDirectory],
    [join(ROOM, "base"), enclosure.base],
    [join(ROOM, "installed"), enclosure.installed],
    [join(ROOM, "own"), enclosure.ownStubs],
    ["/etc/ctdb", base],
    ...enclosure.shown.map((folder) => [folder, folder] as const),
    // What scripts write there is kept with the node.
    ...PRIVATE_FOLDERS.map((folder) => [folder, join(enclosure.nodeDirectory, "files", folder)] as const),
  ];
  for (const [seen, real] of places) {
    const inside = clean === seen ? "" : insideOf(clean, seen);
    if (inside !== null && real !== null) {
      return behindBaseLinks(join(real, inside), base);
    }
  }
  return clean;
}

/** The path of `path` in a folder, or `null` where it does not lie in it. */
function insideOf(path: string, folder: string): string | null {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

function linkTarget(path: string): string | null {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? readlinkSync(path) : null;
}
