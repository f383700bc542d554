import { openSync, rmSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { makeOwnedFolder } from "../sandbox/ownedFolder.ts";

/** How many spilled outputs are kept before those of earlier runs are removed. */
export const KEPT_FILES = 50;
/** How large all of them may be before those of earlier runs are removed. */
const MOST_BYTES = 1024 ** 3;
/** What outputs leave free on their disk: a script that prints without end must not stop other programs. */
const LEAST_FREE_BYTES = 256 * 1024 * 1024;

/**
 * A private folder (mode 0700, made on first use) for outputs that are too large for memory.
 * Whoever owns it removes it.
 */
export class SpillFolder {
  #path: string | null = null;
  #count = 0;
  #run = 0;
  readonly #files: { readonly path: string; readonly run: number }[] = [];
  readonly #freeBytes: (path: string) => number;

  /** @param freeBytes how much this user may still write on the disk of a path. */
  constructor(freeBytes: (path: string) => number = freeBytesOf) {
    this.#freeBytes = freeBytes;
  }

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

  /** @throws with a sentence's end where what is written now would fill the disk; ask now and then. */
  requireRoom(): void {
    if (this.#path !== null && this.#freeBytes(this.#path) < LEAST_FREE_BYTES) {
      throw new Error(
        t("less than {0} MiB are left on the disk of {1}", LEAST_FREE_BYTES / 1024 ** 2, this.#path),
      );
    }
  }

  /** Removes the folder with everything in it. */
  remove(): void {
    if (this.#path !== null) {
      rmSync(this.#path, { recursive: true, force: true });
      this.#path = null;
      this.#files.length = 0;
    }
  }

  #bytes(): number {
    const sizes = this.#files.map(({ path }) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  #dropOld(): void {
    for (let [oldest] = this.#files; oldest !== undefined; [oldest] = this.#files) {
      const isTooMuch = this.#files.length > KEPT_FILES || this.#bytes() > MOST_BYTES;
      if (!isTooMuch || oldest.run === this.#run) {
        return;
      }
      this.#files.shift();
      rmSync(oldest.path, { force: true });
    }
  }
}

function freeBytesOf(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
