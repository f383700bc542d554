import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../virtualNode/isAlive.ts";

/**
 * Makes a private folder (mode 0700) for temporary files, and removes those of the same kind whose owners were killed
 * before they could.
 * @param kind begin of the folder's name; the process ID of its owner and a random end follow.
 * @param parent absolute path of the folder for it.
 * @returns its absolute path; whoever made it removes it.
 * @throws the file system's error, for example ENOSPC.
 */
export function makeOwnedFolder(kind: string, parent: string = tmpdir()): string {
  const pattern = new RegExp(`^${kind}-(\\d+)-`);
  for (const name of readdirSync(parent)) {
    const owner = pattern.exec(name)?.[1];
    const path = join(parent, name);
    if (owner !== undefined && !isAlive(Number(owner)) && isOurFolder(path)) {
      rmSync(path, { recursive: true, force: true });
    }
  }
  return mkdtempSync(join(parent, `${kind}-${process.pid}-`));
}

/** Whether a path is a real folder of this user: others may lay links or names in a shared place. */
function isOurFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}
