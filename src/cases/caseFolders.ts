import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { makeOwnedFolder } from "../sandbox/ownedFolder.ts";
import { removeTree } from "../virtualNode/nodeFolder.ts";

/** Private folders for the virtual nodes of cases, which end with them. */
export class CaseFolders {
  #root: string | null = null;
  #count = 0;
  readonly #removals = new Set<Promise<void>>();

  /**
   * Makes a folder (mode 0700).
   * @returns its absolute path.
   * @throws the file system's error, for example ENOSPC.
   */
  make(): string {
    this.#root ??= makeOwnedFolder("ctdb-events-cases");
    const path = join(this.#root, String(++this.#count));
    mkdirSync(path, { mode: 0o700 });
    return path;
  }

  /** Begins to remove one; nobody has to wait for it but {@link close}. */
  drop(path: string): void {
    const removal = removeTree(path).finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }

  /** Resolves when none is left. */
  async close(): Promise<void> {
    await Promise.all(this.#removals);
    if (this.#root !== null) {
      await removeTree(this.#root);
      this.#root = null;
    }
  }
}
