import { realpath, realpathSync } from "node:fs";
import { basename, dirname, sep } from "node:path";
import { promisify } from "node:util";
import { t } from "@vscode/l10n";

const realPath = promisify(realpath.native) as (path: string | Buffer) => Promise<string>;

/** Where an installed CTDB lies: root's, so no stranger can put a file there, and links of event directories lead there. */
const INSTALLED: readonly string[] = [
  "/etc/ctdb",
  "/usr/share/ctdb",
  "/usr/local/etc/ctdb",
  "/usr/local/share/ctdb",
];

/** The folders of the workspace without links; `null`: everything is within reach. */
let roots: readonly string[] | null = null;

/**
 * From now on this thread reads event scripts, and what belongs to them, only in these folders and in those of an installed
 * CTDB, wherever links lead. It holds for all readers at once, so that none can forget it: who is asked to open a folder of
 * a stranger's shall not have to trust each of them.
 * @param folders absolute paths; `null` takes the limit away
 */
export function limitReach(folders: readonly string[] | null): void {
  roots = folders === null ? null : [...new Set(folders.map((folder) => realPathNow(folder)))];
}

/**
 * The folders that a window may read whose workspace is not trusted: those of the workspace, and for each open file that
 * lies in none of them its event directory with CTDB_BASE, since it is the user who opened that.
 * @param folders of the workspace: absolute paths
 * @param openFiles absolute paths
 */
export function reachOf(folders: readonly string[], openFiles: readonly string[]): readonly string[] {
  const others = openFiles.filter((file) => !isBelow(file, folders));
  return [...folders, ...new Set(others.map(folderOfFile))];
}

function folderOfFile(file: string): string {
  const folder = dirname(file);
  const parent = dirname(folder);
  if (basename(parent) === "events") {
    return dirname(parent);
  }
  return basename(folder) === "events.d" ? parent : folder;
}

/** Whether a file or folder may be read; true also for what is not there. */
export async function isWithinReach(path: string | Buffer): Promise<boolean> {
  return roots === null || isBelow(await realPath(path).catch(() => null), [...roots, ...INSTALLED]);
}

/** As {@link isWithinReach}, at once. */
export function isWithinReachNow(path: string | Buffer): boolean {
  return roots === null || isBelow(realPathNow(path, null), [...roots, ...INSTALLED]);
}

/** Whether a file of the workspace may name another file or folder: an installed CTDB is not for it to name. */
export function mayBeNamed(path: string): boolean {
  return roots === null || isBelow(realPathNow(path, null), roots);
}

/** What is said of a file or folder out of reach. @param what its name; else it is “it” */
export function outOfReach(what?: string): string {
  return what === undefined
    ? t("It lies outside of the workspace, which is not trusted.")
    : t("{0} lies outside of the workspace, which is not trusted.", what);
}

function isBelow(path: string | null, folders: readonly string[]): boolean {
  return path === null || folders.some((folder) => path === folder || path.startsWith(withEnd(folder)));
}

function withEnd(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function realPathNow(path: string): string;
function realPathNow(path: string | Buffer, otherwise: null): string | null;
function realPathNow(path: string | Buffer, otherwise: string | null = String(path)): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return otherwise; // not there, so nothing is read
  }
}
