import type { Dirent } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { isCaseFileName } from "../scripts/testFileNames.ts";

/** Folders that never hold a product's cases. */
const SKIPPED: readonly string[] = ["node_modules", "__pycache__"];
/** Folders of the system that are not on any disk. */
const VIRTUAL: readonly string[] = ["/proc", "/sys", "/dev"];
const DEFAULT_MAX_ENTRIES = 200_000;

/** Bounds of a search. */
export interface FindCaseOptions {
  /** How many directory entries are looked at in all; 200,000 where nothing is said. */
  readonly maxEntries?: number;
  readonly signal?: AbortSignal;
  /** Called once where the bound was met, so that there may be more. */
  readonly onTruncated?: () => void;
}

/**
 * The case files at some paths: a file is taken whatever its name is, below a folder all that are named so, in byte order,
 * those of a folder before those of the folders in it. Links to folders are not followed, folders whose name begins with
 * a dot and `node_modules` are passed over.
 * @param paths files and folders; for a script, the case files beside it are taken (`50.samba.script` has those whose name
 * begins with `50.samba`, and `samba`).
 * @throws what the system says where one of the paths is not there; the signal's reason when it is aborted.
 */
export async function* findCaseFiles(
  paths: readonly string[],
  options: FindCaseOptions = {},
): AsyncGenerator<string, void, undefined> {
  const budget = { left: options.maxEntries ?? DEFAULT_MAX_ENTRIES };
  const seen = new Set<string>();
  for (const path of paths) {
    const absolute = resolve(path);
    const stats = await stat(absolute);
    const found = stats.isDirectory()
      ? below(absolute, budget, options)
      : isCaseFileName(basename(absolute)) || !isNumbered(absolute)
        ? [absolute]
        : beside(absolute, budget, options);
    for await (const file of found) {
      if (!seen.has(file)) {
        seen.add(file);
        yield file;
      }
    }
  }
}

function isNumbered(path: string): boolean {
  return /^\d\d\./.test(basename(path));
}

async function* beside(
  script: string,
  budget: { left: number },
  options: FindCaseOptions,
): AsyncGenerator<string, void, undefined> {
  const name = basename(script).replace(/\.script$/, "");
  const starts = [`${name}.`, `${name.replace(/^\d\d\./, "")}.`];
  const { files } = await readFolder(dirname(script), budget, options);
  yield* files
    .filter((file) => starts.some((start) => file.startsWith(start)))
    .map((file) => join(dirname(script), file));
}

async function* below(
  root: string,
  budget: { left: number },
  options: FindCaseOptions,
): AsyncGenerator<string, void, undefined> {
  const queue = [root];
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    const { files, folders } = await readFolder(folder, budget, options);
    yield* files.map((file) => join(folder ?? root, file));
    queue.unshift(
      ...folders.map((name) => join(folder ?? root, name)).filter((path) => !VIRTUAL.includes(path)),
    );
  }
}

/** The case files and the folders of a folder in byte order; none of one that cannot be read. */
async function readFolder(
  folder: string,
  budget: { left: number },
  { signal, onTruncated }: FindCaseOptions,
): Promise<{ readonly files: readonly string[]; readonly folders: readonly string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  try {
    for await (const entry of await opendir(folder, { bufferSize: 256 })) {
      signal?.throwIfAborted();
      if (budget.left === 0) {
        onTruncated?.();
        budget.left = -1; // told once
      }
      if (budget.left < 0) {
        break;
      }
      budget.left--;
      if (isFolderToSearch(entry)) {
        folders.push(entry.name);
      } else if (!entry.isDirectory() && isCaseFileName(entry.name)) {
        files.push(entry.name);
      }
    }
  } catch {
    signal?.throwIfAborted(); // else unreadable or gone: nothing to find there
  }
  return { files: files.sort(), folders: folders.sort() };
}

function isFolderToSearch(entry: Dirent): boolean {
  return entry.isDirectory() && !entry.name.startsWith(".") && !SKIPPED.includes(entry.name);
}
