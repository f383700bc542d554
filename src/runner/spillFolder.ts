import { mkdtempSync, openSync, rmSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How many spilled outputs are kept before the oldest is removed. */
export const KEPT_FILES = 50;

/**
 * A private folder (mode 0700, made on first use) for outputs that are too large for memory.
 * Whoever owns it removes it.
 */
export class SpillFolder {
  #path: string | null = null;
  #count = 0;
  readonly #files: string[] = [];

  /**
   * Makes a new file in it and drops the oldest beyond {@link KEPT_FILES}.
   * @throws the file system's error, for example ENOSPC.
   */
  createFile(): { path: string; fd: number } {
    this.#path ??= mkdtempSync(join(tmpdir(), "ctdb-events-"));
    const path = join(this.#path, `output-${++this.#count}`);
    const fd = openSync(path, "wx", 0o600);
    this.#files.push(path);
    if (this.#files.length > KEPT_FILES) {
      unlinkSync(this.#files.shift() ?? path);
    }
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
}
