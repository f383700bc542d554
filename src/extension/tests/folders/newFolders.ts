import { type Dirent, type FSWatcher, watch } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { Pauses } from "../pauses.ts";

/** How long the disk has to be quiet: a checkout makes many folders. */
const QUIET_MILLISECONDS = 150;
/** How many folders are watched here; what comes in more of them is found by the next search. */
const MOST_WATCHED = 512;
/** Folders in which nobody keeps cases or event scripts, and which are large. */
const LEFT_OUT: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** What is told. */
export interface FolderNews {
  /** Folders came or went, or files in folders that VS Code does not watch: what is in them has to be searched. */
  readonly search: () => void;
  /** A file in a folder that VS Code does not watch was written. @param path absolute */
  readonly written: (path: string) => void;
}

/**
 * Folders that come while the window is open, with all in them. VS Code's watcher tells of a new folder on Linux, but is blind for the
 * folders that were made in it at once, as `git checkout` and `mkdir -p` do, as long as the window is open (parcel-bundler/watcher 2.6.0, issues 97
 * and 243; microsoft/vscode issue 227252). So those are watched here.
 */
export class NewFolders {
  readonly #news: FolderNews;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #quiet = new Pauses(QUIET_MILLISECONDS, () => void this.#look());
  readonly #writes: Pauses;
  readonly #appeared = new Map<string, "told" | "seen">();
  #isOver = false;

  constructor(news: FolderNews) {
    this.#news = news;
    this.#writes = new Pauses(QUIET_MILLISECONDS, news.written);
  }

  /** Takes a file or folder of which VS Code tells that it came. @param path absolute */
  came(path: string): void {
    this.#note(path, "told");
  }

  /** Forgets a file or folder of which VS Code tells that it is gone. @param path absolute */
  gone(path: string): void {
    this.#close(path);
  }

  dispose(): void {
    this.#isOver = true;
    this.#quiet.dispose();
    this.#writes.dispose();
    for (const watcher of this.#watchers.values()) {
      watcher.close();
    }
    this.#watchers.clear();
  }

  #note(path: string, by: "told" | "seen"): void {
    if (this.#appeared.get(path) !== "seen") {
      this.#appeared.set(path, by);
    }
    this.#quiet.note("");
  }

  /** Never rejects. */
  async #look(): Promise<void> {
    const appeared = [...this.#appeared];
    this.#appeared.clear();
    let isNew = false;
    for (const [path, by] of appeared) {
      const kind = await kindOf(path);
      if (kind === "folder") {
        // VS Code watches the folder that it tells of, and not what was in it by then.
        await this.#watchBelow(path, by === "seen");
      }
      if (kind === "none") {
        this.#close(path);
      }
      isNew ||= kind === "folder" || by === "seen";
    }
    if (isNew && !this.#isOver) {
      this.#news.search();
    }
  }

  async #watchBelow(folder: string, isItself: boolean): Promise<void> {
    if (isItself) {
      this.#watch(folder); // before it is read: what comes in between is in both
    }
    for (const name of await foldersIn(folder)) {
      if (this.#isOver || this.#watchers.size >= MOST_WATCHED) {
        return;
      }
      await this.#watchBelow(join(folder, name), true);
    }
  }

  #watch(folder: string): void {
    this.#watchers.get(folder)?.close(); // of another folder by this name, perhaps
    this.#watchers.delete(folder);
    if (this.#isOver || this.#watchers.size >= MOST_WATCHED) {
      return;
    }
    try {
      const watcher = watch(folder, { persistent: false }, (kind, name) => {
        if (name === null || kind === "rename") {
          this.#note(name === null ? folder : join(folder, name), "seen");
        } else {
          this.#writes.note(join(folder, name));
        }
      });
      watcher.on("error", () => watcher.close()); // the folder is gone
      this.#watchers.set(folder, watcher);
    } catch {
      // gone again, or the system watches too much already: the next search finds what is in it
    }
  }

  #close(path: string): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folder === path || folder.startsWith(path + sep)) {
        watcher.close();
        this.#watchers.delete(folder);
      }
    }
  }
}

async function kindOf(path: string): Promise<"folder" | "file" | "none"> {
  try {
    return (await lstat(path)).isDirectory() ? "folder" : "file";
  } catch {
    return "none"; // gone again, or in a folder that may not be entered
  }
}

/** Names of the folders in a folder; none of one that is gone or may not be read. Symbolic links are not followed. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((one) => one.isDirectory() && !LEFT_OUT.has(one.name)).map(({ name }) => name);
}
