import { dirname, join, sep } from "node:path";
import { findEventDirectories } from "../../scripts/findEventDirectories.ts";
import { isEventDirectory } from "../../scripts/isEventDirectory.ts";
import { inBackground } from "../background.ts";
import { Signal } from "../signal.ts";
import { type DirectoryServices, EventDirectory } from "./eventDirectory.ts";
import { LostDirectories } from "./lostDirectories.ts";

/** How many entries are looked at below a folder that a configuration file lies in. */
const NEAR_ENTRIES = 2000;

/** A directory that was read, or that is gone. */
export interface DirectoryChange {
  readonly directory: EventDirectory;
  readonly gone: boolean;
}

/** The event directories below the folders of the workspace, and those of open files. */
export class EventDirectories {
  readonly changed = new Signal<DirectoryChange>();
  readonly #services: DirectoryServices;
  readonly #known = new Map<string, EventDirectory>();
  /** Folders that were looked at and are none. */
  readonly #others = new Set<string>();
  readonly #lost: LostDirectories;
  #folders: readonly string[] = [];
  #search: Promise<void> = Promise.resolve();
  #abort = new AbortController();

  constructor(services: DirectoryServices) {
    this.#services = services;
    this.#lost = new LostDirectories((path) => {
      this.#others.delete(path);
      inBackground(services.log, `Looking at ${path}`, this.include(path));
    });
  }

  /** Every directory that is known, by path. */
  all(): readonly EventDirectory[] {
    return [...this.#known.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Whether a path is a folder of the workspace or lies below one. */
  isInWorkspace(path: string): boolean {
    return this.#folders.some((folder) => isWithin(path, folder));
  }

  /** Resolves when the search that was begun last has ended. */
  async searched(): Promise<void> {
    let search: Promise<void>;
    do {
      search = this.#search;
      await search;
    } while (search !== this.#search);
  }

  /** Takes these as the folders of the workspace and searches them. */
  setFolders(folders: readonly string[], openFiles: readonly string[]): Promise<void> {
    this.#folders = folders;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.keepOnly(openFiles);
    this.#search = this.#searchAll(folders, signal).catch((error: unknown) => {
      if (!signal.aborted) {
        throw error;
      }
    });
    return this.#search;
  }

  /** Lets go of directories outside of the workspace that hold none of these files. */
  keepOnly(openFiles: readonly string[]): void {
    const wanted = new Set(openFiles.map((file) => dirname(file)));
    for (const directory of this.all()) {
      const open = wanted.has(directory.path) || openFiles.some((file) => directory.has(file));
      if (!open && !this.#folders.some((folder) => isWithin(directory.path, folder))) {
        this.#drop(directory);
      }
    }
  }

  /** The directory of a file that is open, if it lies in one, or if it is one's configuration. */
  async of(file: string): Promise<EventDirectory | null> {
    const own = await this.include(dirname(file));
    if (own !== null) {
      return own;
    }
    await this.searched();
    return this.ownerOf(file) ?? (await this.#nearConfiguration(file));
  }

  /** The directory that reports on a file, among those that are read. */
  ownerOf(file: string): EventDirectory | null {
    return this.#known.get(dirname(file)) ?? this.all().find((directory) => directory.has(file)) ?? null;
  }

  /** Takes up a folder if its name or what it holds makes it an event directory. */
  async include(folder: string): Promise<EventDirectory | null> {
    const known = this.#known.get(folder);
    if (known !== undefined || this.#others.has(folder)) {
      return known ?? null;
    }
    if (!(await isEventDirectory(folder))) {
      this.#others.add(folder);
      return null;
    }
    return this.#add(folder);
  }

  /** Looks again at folders that were none, when something may have changed. */
  forgetOthers(): void {
    this.#others.clear();
  }

  /** Searches a folder that appeared. */
  async searchBelow(folder: string): Promise<void> {
    const { directories } = await findEventDirectories(folder, { signal: this.#abort.signal });
    for (const { path } of directories) {
      this.#add(path);
    }
  }

  /** Searches a folder that changed, if event directories were in it before. */
  async searchChanged(folder: string): Promise<void> {
    if (this.#lost.hasWithin((path) => isWithin(path, folder))) {
      await this.searchBelow(folder);
    }
  }

  /** Reads anew what lies at or below a path that changed or is gone. */
  async refreshAt(path: string): Promise<void> {
    const touched = this.all().filter((directory) => isWithin(directory.path, path) || directory.has(path));
    await Promise.all(touched.map((directory) => directory.refresh()));
  }

  /** Reads every directory anew. */
  async refreshAll(): Promise<void> {
    await Promise.all(this.all().map((directory) => directory.refresh()));
  }

  dispose(): void {
    this.#abort.abort();
    this.#lost.close();
    for (const directory of this.#known.values()) {
      directory.dispose();
    }
    this.#known.clear();
  }

  async #searchAll(folders: readonly string[], signal: AbortSignal): Promise<void> {
    for (const folder of folders) {
      const { directories, truncated, visited } = await findEventDirectories(folder, { signal });
      for (const { path } of directories) {
        this.#add(path);
      }
      if (truncated) {
        this.#services.log.warn(
          `The search for event directories below ${folder} ended after ${visited} entries. ` +
            "Open a file of a directory that is missing, or open its folder.",
        );
      }
    }
    await Promise.allSettled(this.all().map((directory) => directory.ready())); // each is in the log
  }

  /** `CTDB_BASE` is the folder above `events` or `events.d`, and that of `nfs-checks.d`. */
  async #nearConfiguration(file: string): Promise<EventDirectory | null> {
    const folder = dirname(file);
    const base = folder.endsWith(`${sep}nfs-checks.d`) ? dirname(folder) : folder;
    for (const near of ["events", "events.d"]) {
      const found = await findEventDirectories(join(base, near), { maxEntries: NEAR_ENTRIES });
      await Promise.all(found.directories.map(({ path }) => this.#add(path).ready()));
    }
    return this.ownerOf(file);
  }

  #add(path: string): EventDirectory {
    const known = this.#known.get(path);
    if (known !== undefined) {
      return known;
    }
    const directory = new EventDirectory(path, this.#services, (changed, gone) => {
      if (gone) {
        this.#drop(changed);
        if (this.#folders.some((folder) => isWithin(path, folder))) {
          this.#lost.add(path);
        }
      } else {
        this.changed.tell({ directory: changed, gone });
      }
    });
    this.#known.set(path, directory);
    this.#lost.remove(path);
    inBackground(this.#services.log, `Reading ${path}`, directory.ready());
    return directory;
  }

  #drop(directory: EventDirectory): void {
    directory.dispose();
    if (this.#known.get(directory.path) === directory) {
      this.#known.delete(directory.path);
      this.changed.tell({ directory, gone: true });
    }
  }
}

/** Whether a path is a folder or lies below it. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
