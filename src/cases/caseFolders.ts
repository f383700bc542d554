import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { memoryFolder } from "../sandbox/memoryFolder.ts";
import { makeOwnedFolder } from "../sandbox/ownedFolder.ts";
import { removeTree } from "../virtualNode/disk/removeTree.ts";

/** Private folders for the virtual nodes of cases, which end with them. */
export class CaseFolders {
  #root: string | null = null;
  #count = 0;
  readonly #removals = new Set<Promise<void>>();

  /** A folder for what the nodes have in common; it ends with the last of them. */
  get shared(): string {
    return join(this.#rootFolder(), "shared");
  }

  /**
   * Makes a folder (mode 0700).
   * @returns its absolute path.
   * @throws the file system's error, for example ENOSPC.
   */
  make(): string {
    const path = join(this.#rootFolder(), String(++this.#count));
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

  #rootFolder(): string {
    this.#root ??= makeOwnedFolder("ctdb-events-cases", memoryFolder());
    return this.#root;
  }
}
