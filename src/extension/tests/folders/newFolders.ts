import { type Dirent, type FSWatcher, watch } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { Pauses } from "../pauses.ts";

/** How long the disk has to be quiet: a checkout makes many folders. */
const QUIET_MILLISECONDS = 150;
/** How many folders are watched here; what comes in more of them is found by the next search. */
const MOST_WATCHED = 512;
/** Folders in which nobody keeps cases or event scripts, and which are large. */
const LEFT_OUT: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** What is told. */
export interface FolderNews {
  /** Whether a file by this name is looked for; folders without one are of no interest, such as those that a build makes. */
  readonly matters: (name: string) => boolean;
  /** Such files came with their folder, or came or went in folders that VS Code does not watch. */
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
    if (!path.split(sep).some((name) => LEFT_OUT.has(name))) {
      this.#note(path, "told");
    }
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
    let matters = false;
    for (const [path, by] of appeared) {
      const kind = await kindOf(path);
      const isWanted = by === "seen" && this.#news.matters(basename(path));
      if (kind === "folder") {
        // VS Code watches the folder that it tells of, and not what was in it by then.
        matters = (await this.#watchBelow(path, by === "seen")) || matters;
      } else if (kind === "none") {
        matters = this.#close(path) || isWanted || matters;
      } else {
        matters ||= isWanted;
      }
    }
    if (matters && !this.#isOver) {
      this.#news.search();
    }
  }

  /** @returns whether there is a file that matters, as far as could be seen */
  async #watchBelow(folder: string, isItself: boolean): Promise<boolean> {
    if (isItself) {
      this.#watch(folder); // before it is read: what comes in between is in both
    }
    const entries = await entriesOf(folder);
    let matters = entries.some(({ name }) => this.#news.matters(name));
    for (const { name } of entries.filter((one) => one.isDirectory() && !LEFT_OUT.has(one.name))) {
      if (this.#isOver || this.#watchers.size >= MOST_WATCHED) {
        return true;
      }
      matters = (await this.#watchBelow(join(folder, name), true)) || matters;
    }
    return matters;
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
      watcher.on("error", () => {
        watcher.close(); // the folder is gone
        if (this.#watchers.get(folder) === watcher) {
          this.#watchers.delete(folder);
        }
      });
      this.#watchers.set(folder, watcher);
    } catch {
      // gone again, or the system watches too much already: the next search finds what is in it
    }
  }

  /** @returns whether something at or below the path was watched */
  #close(path: string): boolean {
    const gone = [...this.#watchers].filter(([folder]) => folder === path || folder.startsWith(path + sep));
    for (const [folder, watcher] of gone) {
      watcher.close();
      this.#watchers.delete(folder);
    }
    return gone.length > 0;
  }
}

async function kindOf(path: string): Promise<"folder" | "file" | "none"> {
  try {
    return (await lstat(path)).isDirectory() ? "folder" : "file";
  } catch {
    return "none"; // gone again, or in a folder that may not be entered
  }
}

/** What is in a folder; nothing in one that is gone or may not be read. Symbolic links are not followed. */
function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
