import { type FSWatcher, watch } from "node:fs";
import { basename } from "node:path";
import { isWithinReachNow } from "../../scripts/reach.ts";
import { statNow } from "./statNow.ts";

/** A folder to look at, and the names in it that matter. */
export interface WatchedFolder {
  readonly folder: string;
  /** @param name of the entry that changed; `null` where the system does not say */
  readonly matters: (name: string | null) => boolean;
}

interface Watched {
  readonly watcher: FSWatcher;
  /** Tells whether the path still leads to the folder that is watched. */
  readonly inode: number | null;
}

/** How long changes are collected before they are told: programs often make several at once. */
const COLLECT_MILLISECONDS = 30;

/**
 * Tells of creations, removals, renames, writes and changed modes in some folders, below which nothing is looked at
 * (inotify on Linux). A folder that cannot be watched is left out.
 */
export class FolderWatch {
  readonly #tell: () => void;
  readonly #watchers = new Map<string, Watched>();
  #folders = new Map<string, WatchedFolder[]>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  /** Looks at these folders from now on; what is watched already stays watched without a gap. */
  look(wanted: readonly WatchedFolder[]): void {
    if (this.#closed) {
      return;
    }
    this.#folders = Map.groupBy(wanted, ({ folder }) => folder);
    for (const [folder, { watcher, inode }] of this.#watchers) {
      // A folder that took another's place is not watched by what watched that one.
      if (!this.#folders.has(folder) || inodeOf(folder) !== inode) {
        watcher.close();
        this.#watchers.delete(folder);
      }
    }
    for (const folder of this.#folders.keys()) {
      if (!this.#watchers.has(folder)) {
        this.#watch(folder);
      }
    }
  }

  close(): void {
    this.#closed = true;
    for (const { watcher } of this.#watchers.values()) {
      watcher.close();
    }
    this.#watchers.clear();
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
  }

  #watch(folder: string): void {
    if (!isWithinReachNow(folder)) {
      return;
    }
    try {
      const inode = inodeOf(folder);
      const watcher = watch(folder, { persistent: false }, (kind, name) => {
        if (kind === "rename" && name === basename(folder)) {
          // The folder itself went, perhaps another has taken its place: the next `look` watches anew.
          watcher.close();
          this.#watchers.delete(folder);
        }
        this.#note(folder, name);
      });
      // The folder is gone: the next `look` begins anew where there is one again.
      watcher.on("error", () => {
        watcher.close();
        this.#watchers.delete(folder);
      });
      this.#watchers.set(folder, { watcher, inode });
    } catch {
      // not there, not readable, or the system watches too much already: the client's own watchers still tell
    }
  }

  #note(folder: string, name: string | null): void {
    if (this.#folders.get(folder)?.some(({ matters }) => matters(name)) !== true) {
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#tell();
    }, COLLECT_MILLISECONDS);
  }
}

function inodeOf(folder: string): number | null {
  return statNow(folder)?.ino ?? null;
}
