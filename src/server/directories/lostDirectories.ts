import { dirname } from "node:path";
import { FolderWatch } from "./folderWatch.ts";
import { statNow } from "./statNow.ts";

/** How many directories are waited for. */
const MOST = 64;

/** Waits for event directories that are gone: a branch that is switched takes them away and brings them back. */
export class LostDirectories {
  readonly #back: (path: string) => void;
  readonly #watches = new Map<string, FolderWatch>();

  /** @param back told when there is a folder of that path again */
  constructor(back: (path: string) => void) {
    this.#back = back;
  }

  /** Waits for a directory that has just gone. */
  add(path: string): void {
    if (this.#watches.has(path) || this.#watches.size === MOST) {
      return;
    }
    const watch = new FolderWatch(() => this.#look(path, watch));
    this.#watches.set(path, watch);
    this.#look(path, watch);
  }

  /** Whether one of them was at or below a path. */
  hasWithin(isWithin: (path: string) => boolean): boolean {
    return [...this.#watches.keys()].some(isWithin);
  }

  /** Waits no more for a directory: it is known again. */
  remove(path: string): void {
    this.#watches.get(path)?.close();
    this.#watches.delete(path);
  }

  close(): void {
    for (const path of [...this.#watches.keys()]) {
      this.remove(path);
    }
  }

  /** Watches the nearest folder above it that is there, and the one above that, which tells of its mode. */
  #look(path: string, watch: FolderWatch): void {
    if (isFolder(path)) {
      this.remove(path);
      this.#back(path);
      return;
    }
    let folder = dirname(path);
    while (!isFolder(folder) && dirname(folder) !== folder) {
      folder = dirname(folder);
    }
    watch.look([folder, dirname(folder)].map((one) => ({ folder: one, matters: () => true })));
  }
}

function isFolder(path: string): boolean {
  return statNow(path)?.isDirectory() === true;
}
