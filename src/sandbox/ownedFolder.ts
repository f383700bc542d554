import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../virtualNode/disk/isAlive.ts";
import { memoryFolder } from "./memoryFolder.ts";

/** Every kind of folder that we make. */
const KINDS = [
  "ctdb-events-cases",
  "ctdb-events-output",
  "ctdb-events-tests",
  "ctdb-events-upstream",
] as const;

export type OwnedKind = (typeof KINDS)[number];

/**
 * Makes a private folder (mode 0700) for temporary files, and removes those of the same kind whose owners were killed
 * before they could.
 * @param kind begin of the folder's name; the process ID of its owner and a random end follow.
 * @param parent absolute path of the folder for it.
 * @returns its absolute path; whoever made it removes it.
 * @throws the file system's error, for example ENOSPC.
 */
export function makeOwnedFolder(kind: OwnedKind, parent: string = tmpdir()): string {
  for (const path of orphans(parent, readdirSync(parent), [kind])) {
    rmSync(path, { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, `${kind}-${process.pid}-`));
}

/** Removes the folders of every kind whose owners were killed before they could. Never rejects. */
export async function removeOrphanedFolders(
  parents: readonly string[] = [tmpdir(), memoryFolder()],
): Promise<void> {
  for (const parent of new Set(parents)) {
    for (const path of orphans(parent, await readdir(parent).catch(() => []), KINDS)) {
      await rm(path, { recursive: true, force: true }).catch(() => undefined); // the next one tries again
    }
  }
}

/** Those of the names in a folder that are ours and have no owner any more, as absolute paths. */
function orphans(parent: string, names: readonly string[], kinds: readonly OwnedKind[]): readonly string[] {
  const pattern = new RegExp(`^(?:${kinds.join("|")})-(\\d+)-`);
  return names.flatMap((name) => {
    const owner = pattern.exec(name)?.[1];
    const path = join(parent, name);
    return owner !== undefined && !isAlive(Number(owner)) && isOurFolder(path) ? [path] : [];
  });
}

/** Whether a path is a real folder of this user: others may lay links or names in a shared place. */
function isOurFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}
