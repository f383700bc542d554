import { chmodSync, lstatSync, mkdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { t } from "@vscode/l10n";
import { shortageOf } from "../../scripts/shortage.ts";
import { errnoText, systemFailure } from "../../scripts/systemError.ts";
import { isRealFolder } from "./plainFile.ts";

const PRIVATE = 0o700;
const OTHERS_WRITE = 0o022;
/** The part of `$XDG_STATE_HOME/ctdb-events/nodes` that is ours. */
const OUR_FOLDER = "ctdb-events";

/** Virtual nodes cannot be kept where they are to be kept; the message is a sentence for the user. */
export class NodeStateError extends Error {
  override readonly name = "NodeStateError";
  /** What the user can do about it. */
  readonly remedy: string;

  constructor(message: string, options: { readonly cause: unknown }) {
    super(message, options);
    const where = t("Set XDG_STATE_HOME to a folder that you may write to.");
    this.remedy = shortageOf(options.cause)?.remedy ?? where;
  }
}

/** What failed with the folder for virtual nodes. */
export type StateFailure = "make" | "write" | "use";

/** The error for a state folder with which something failed. */
export function stateError(folder: string, failed: StateFailure, cause: unknown): NodeStateError {
  const failure = systemFailure(cause);
  const why =
    failure === null ? (cause instanceof Error ? cause.message : String(cause)) : errnoText(failure.errno);
  const sentences: Readonly<Record<StateFailure, string>> = {
    make: t("The folder for virtual nodes {0} cannot be made: {1}.", folder, why),
    write: t("The folder for virtual nodes {0} cannot be written to: {1}.", folder, why),
    use: t("The folder for virtual nodes {0} is not used: {1}.", folder, why),
  };
  return new NodeStateError(sentences[failed], { cause });
}

/** An error as it is, but with the folder and a remedy where the machine has run out of something: Node names neither. */
export function withStateFolder(error: unknown, folder: string): unknown {
  return shortageOf(error) === null ? error : stateError(folder, "write", error);
}

/**
 * Makes the folder for virtual nodes with its parents, for this user only. Step by step: Node's own `recursive` never ends
 * where a file system takes no folders, as in /proc.
 * @throws {NodeStateError} also where another user has laid the folder, or a link, in advance: stub commands in it are run
 */
export function makeFolders(path: string): void {
  try {
    const missing: string[] = [];
    for (let folder = path; !isFolder(folder); folder = dirname(folder)) {
      missing.push(folder);
      if (folder === dirname(folder)) {
        break;
      }
    }
    for (const folder of missing.reverse()) {
      makeFolder(folder);
    }
  } catch (error) {
    throw stateError(path, "make", error);
  }
  requireOwn(path);
  if (basename(dirname(path)) === OUR_FOLDER) {
    requireOwn(dirname(path));
  }
}

/** @throws {NodeStateError} where the folder, or the link that leads to it, is another user's, or others may write to it */
function requireOwn(folder: string): void {
  const self = process.geteuid?.();
  const entries = [lstatSync(folder), statSync(folder)];
  const other = entries.find(({ uid }) => self !== undefined && uid !== self);
  if (other !== undefined) {
    const why = other.uid === 0 ? t("it belongs to root") : t("it belongs to another user ({0})", other.uid);
    throw stateError(folder, "use", new Error(why));
  }
  if (entries.some((entry) => entry.isDirectory() && (entry.mode & OTHERS_WRITE) !== 0)) {
    chmodSync(folder, PRIVATE);
  }
}

/** Whether there is a folder; false also where something else is in its place, which making it then complains of. */
function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") {
      return false;
    }
    throw error;
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: PRIVATE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw error;
    }
    if (!isFolder(path)) {
      throw new Error(t("{0} is no folder", path));
    } // else another process was faster
  }
}

/** Makes a folder within a node. What else is in its place, such as a script's link to another folder, goes. */
export function makeRealFolder(path: string): void {
  if (isRealFolder(path)) {
    return;
  }
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    rmSync(path, { force: true }); // a link itself, not what it leads to
  }
  mkdirSync(path);
}
