import { lstatSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Begin of a folder's name, with the process ID of its owner and a random end. */
const PREFIX = "ctdb-events-tests-";

/** A folder for virtual nodes that end with their tests. */
export interface NodeFolder {
  readonly path: string;
  /** Removes it with everything in it. */
  remove(): Promise<void>;
}

/** Makes a private folder for virtual nodes (mode 0700). */
export async function makeNodeFolder(): Promise<NodeFolder> {
  const path = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Removes the folders of owners that were killed before they could. */
export function removeOrphanedFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    const path = join(tmpdir(), name);
    if (owner !== undefined && !isAlive(Number(owner)) && isOurFolder(path)) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Whether a path is a real folder of this user: others may lay links or names in a shared place. */
function isOurFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === process.getuid?.();
}
