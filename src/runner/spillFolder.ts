import { openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeOwnedFolder } from "../sandbox/ownedFolder.ts";

/** How many spilled outputs are kept before those of earlier runs are removed. */
export const KEPT_FILES = 50;

/**
 * A private folder (mode 0700, made on first use) for outputs that are too large for memory.
 * Whoever owns it removes it.
 */
export class SpillFolder {
  #path: string | null = null;
  #count = 0;
  #run = 0;
  readonly #files: { readonly path: string; readonly run: number }[] = [];

  /** Says that what comes belongs to another run, whose files are all kept until the next one. */
  beginRun(): void {
    this.#run++;
  }

  /**
   * Makes a new file in it and drops the oldest of earlier runs beyond {@link KEPT_FILES}.
   * @throws the file system's error, for example ENOSPC.
   */
  createFile(): { path: string; fd: number } {
    this.#path ??= makeOwnedFolder("ctdb-events-output");
    const path = join(this.#path, `output-${++this.#count}`);
    const fd = openSync(path, "wx", 0o600);
    this.#files.push({ path, run: this.#run });
    this.#dropOld();
    return { path, fd };
  }

  /** Removes the folder with everything in it. */
  remove(): void {
    if (this.#path !== null) {
      rmSync(this.#path, { recursive: true, force: true });
      this.#path = null;
      this.#files.length = 0;
    }
  }

  #dropOld(): void {
    for (let [oldest] = this.#files; oldest !== undefined; [oldest] = this.#files) {
      if (this.#files.length <= KEPT_FILES || oldest.run === this.#run) {
        return;
      }
      this.#files.shift();
      rmSync(oldest.path, { force: true });
    }
  }
}
