import { closeSync, linkSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { plainText } from "./plainFile.ts";
import { isSameProcess, processStart } from "./processStart.ts";
import { stateError } from "./stateFolder.ts";

/** A lock this old whose holder cannot be looked at belongs to nobody. */
const STALE_MS = 30_000;

/** What a lock file says of its holder, who is told from all others by it. */
export function lockMark(): string {
  const random = Math.random().toString(36).slice(2);
  return `${process.pid} ${hostname()} ${processStart(process.pid)} ${random}\n`;
}

/** Gives a lock back, unless somebody has taken it meanwhile. */
export function dropLock(path: string, mark: string): void {
  if (holderOf(path) === mark) {
    rmSync(path, { force: true });
  }
}

/**
 * Tries to take a lock, also from a holder who is gone. Without `await`s: it is done several times in a run, and a way
 * through Node's threads takes longer than the step.
 * @throws {NodeStateError} where the file cannot be made.
 */
export function takeLock(path: string, mark: string): boolean {
  try {
    make(path, mark);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw stateError(dirname(path), "write", error);
    }
  }
  const found = holderOf(path);
  if (isStale(path, found)) {
    remove(path, found);
  }
  return false;
}

/** @throws EEXIST where it is taken; an empty one, as where the disk is full, is not left behind. */
function make(path: string, mark: string): void {
  const handle = openSync(path, "wx", 0o600);
  try {
    writeSync(handle, mark);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Renamed first: of several who wait, one gets it, and it may not be the next one's lock already. */
function remove(path: string, stale: string): void {
  const old = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    renameSync(path, old);
    if (holderOf(old) !== stale) {
      linkSync(old, path);
    }
  } catch {
    // another one was faster
  }
  rmSync(old, { force: true });
}

/**
 * Whether nobody holds a lock any more. The clock decides only where the holder cannot be looked at, on another machine: it
 * may be set, and it goes on while the machine sleeps in the middle of a change.
 */
function isStale(path: string, mark: string): boolean {
  const [pid = "", host, start = ""] = mark.trim().split(" ");
  if (host === hostname() && /^\d+$/.test(pid)) {
    return !isSameProcess(Number(pid), start);
  }
  try {
    return Math.abs(Date.now() - statSync(path).mtimeMs) > STALE_MS;
  } catch {
    return false; // gone meanwhile
  }
}

/** The mark in a lock, or `""` where nobody holds it. */
function holderOf(path: string): string {
  return plainText(path) ?? "";
}
