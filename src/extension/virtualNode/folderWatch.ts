import { type FSWatcher, watch } from "node:fs";

/** How long changes are collected: a run changes many tables at once. */
const COLLECT_MILLISECONDS = 200;

/** A folder to look at, and the names in it that matter. */
export interface WatchedFolder<T> {
  readonly folder: string;
  readonly matters: (name: string) => boolean;
  /** What a change in it means; of several within a moment each is told once. */
  readonly means: T;
}

/** Tells of changes in a few folders, below which nothing is looked at. A folder that is not there is left out. */
export class FolderWatch<T> {
  readonly #tell: (meanings: ReadonlySet<T>) => void;
  #watchers: FSWatcher[] = [];
  #meanings = new Set<T>();
  #timer: NodeJS.Timeout | null = null;

  constructor(tell: (meanings: ReadonlySet<T>) => void) {
    this.#tell = tell;
  }

  /** Looks at these folders from now on, and no longer at the ones before. */
  look(folders: readonly WatchedFolder<T>[]): void {
    this.#close();
    for (const { folder, matters, means } of folders) {
      try {
        const watcher = watch(folder, { persistent: false }, (_kind, name) => {
          if (name === null || matters(name)) {
            this.#note(means);
          }
        });
        watcher.on("error", () => watcher.close()); // the folder is gone
        this.#watchers.push(watcher);
      } catch {
        // not there, or the system watches too much already: the view still follows runs and commands
      }
    }
  }

  dispose(): void {
    this.#close();
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#meanings = new Set();
  }

  #note(means: T): void {
    this.#meanings.add(means);
    this.#timer ??= setTimeout(() => {
      const meanings = this.#meanings;
      this.#timer = null;
      this.#meanings = new Set();
      this.#tell(meanings);
    }, COLLECT_MILLISECONDS);
  }

  #close(): void {
    for (const watcher of this.#watchers.splice(0)) {
      watcher.close();
    }
  }
}
