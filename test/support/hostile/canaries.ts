import { statSync, utimesSync } from "node:fs";
import { join } from "node:path";

const LONG_AGO = new Date("2001-01-01T00:00:00Z");

/**
 * Files and folders that nobody may read: the time of their last access tells whether somebody did. Linux sets it once
 * after each time that it was set back (`relatime`), on file systems that keep it at all.
 */
export class Canaries {
  readonly #paths: readonly string[];

  /** @param paths absolute; they are there and not read from now on */
  constructor(paths: readonly string[]) {
    this.#paths = paths;
    this.reset();
  }

  /** Forgets what was read so far. */
  reset(): void {
    for (const path of this.#paths) {
      utimesSync(path, LONG_AGO, statSync(path).mtime);
    }
  }

  /** Those that were read, or listed, since. */
  read(): readonly string[] {
    return this.#paths.filter((path) => statSync(path).atime.getTime() !== LONG_AGO.getTime());
  }
}

/** Whether the file system of a folder keeps the time of the last access, as `mount(8)` lets it not. */
export async function keepsAccessTimes(folder: string): Promise<boolean> {
  const { writeFile, readFile, rm } = await import("node:fs/promises");
  const probe = join(folder, "probe");
  await writeFile(probe, "probe");
  const canary = new Canaries([probe]);
  await readFile(probe);
  const isKept = canary.read().length > 0;
  await rm(probe);
  return isKept;
}
