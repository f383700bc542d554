import { opendir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type DirectoryLayout, isNumbered, type NumberedEntry, recogniseLayout } from "./directoryLayout.ts";
import { isWithinReach } from "./reach.ts";

/** Folders that never hold a product's event scripts. */
const SKIPPED: readonly string[] = ["node_modules", "__pycache__"];
/** Folders of the system that are not on any disk. */
const VIRTUAL: readonly string[] = ["/proc", "/sys", "/dev"];
const DEFAULT_MAX_ENTRIES = 50_000;
const BATCH = 256;

/** Bounds of a search. */
export interface FindOptions {
  /** How many directory entries are looked at in all; 50,000 where nothing is said. */
  readonly maxEntries?: number;
  readonly signal?: AbortSignal;
  /** Names of further folders to pass over. */
  readonly skip?: readonly string[];
}

/** An event directory that was found. */
export interface FoundDirectory extends DirectoryLayout {
  /** Absolute path. */
  readonly path: string;
}

/** What a search found before it ended or met its bound. */
export interface FindResult {
  /** Shallow ones first, in byte order within one folder. */
  readonly directories: readonly FoundDirectory[];
  /** Whether the bound was met, so that there may be more. */
  readonly truncated: boolean;
  /** How many entries were looked at. */
  readonly visited: number;
}

interface FolderContent {
  readonly numbered: readonly NumberedEntry[];
  readonly folders: readonly string[];
  readonly count: number;
  /** Whether entries were left. */
  readonly cut: boolean;
}

async function readFolder(path: string, most: number, signal?: AbortSignal): Promise<FolderContent> {
  const numbered: NumberedEntry[] = [];
  const folders: string[] = [];
  let count = 0;
  let cut = false;
  if (!(await isWithinReach(path))) {
    return { numbered, folders, count, cut };
  }
  try {
    for await (const entry of await opendir(path, { bufferSize: BATCH })) {
      signal?.throwIfAborted();
      if (count === most) {
        cut = true;
        break;
      }
      count++;
      if (entry.isDirectory()) {
        folders.push(entry.name);
      } else if (isNumbered(entry.name)) {
        numbered.push({ name: entry.name, fileOrLink: entry.isFile() || entry.isSymbolicLink() });
      }
    }
  } catch {
    signal?.throwIfAborted(); // else unreadable or gone: nothing to find there
  }
  numbered.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { numbered, folders: folders.sort(), count, cut };
}

/**
 * Searches below a folder for event directories, breadth first: links are not followed, folders
 * whose name begins with a dot and `node_modules` are passed over, and the number of entries
 * looked at is bounded, so that a home folder is never searched without end.
 * @throws the signal's reason when it is aborted.
 */
export async function findEventDirectories(root: string, options: FindOptions = {}): Promise<FindResult> {
  const { maxEntries = DEFAULT_MAX_ENTRIES, signal } = options;
  const skipped = new Set([...SKIPPED, ...(options.skip ?? [])]);
  const directories: FoundDirectory[] = [];
  const queue = [resolve(root)];
  let visited = 0;
  let truncated = false;
  for (const path of queue) {
    signal?.throwIfAborted();
    if (visited >= maxEntries) {
      return { directories, truncated: true, visited };
    }
    const { numbered, folders, count, cut } = await readFolder(path, maxEntries - visited, signal);
    visited += count;
    truncated ||= cut;
    const layout = await recogniseLayout(path, numbered);
    if (layout !== null) {
      directories.push({ path, ...layout });
    }
    for (const name of folders) {
      const folder = join(path, name);
      if (!name.startsWith(".") && !skipped.has(name) && !VIRTUAL.includes(folder)) {
        queue.push(folder);
      }
    }
  }
  return { directories, truncated, visited };
}
