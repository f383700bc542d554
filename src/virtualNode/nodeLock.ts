import { closeSync, linkSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./isAlive.ts";
import { plainText } from "./plainFile.ts";
import { processStart } from "./processStart.ts";
import { makeFolders, stateError } from "./stateFolder.ts";

/** Making or changing a node takes milliseconds; a lock this old whose holder cannot be asked for belongs to nobody. */
const STALE_MS = 30_000;
const PATIENCE_MS = 10_000;
const PAUSE_MS = 15;

/** The node is being made or changed by another process that does not end. */
export class NodeBusyError extends Error {
  override readonly name = "NodeBusyError";
}

/**
 * Does something with a node that no other process of ours does meanwhile, be it the editor or the command line. The
 * stub commands hold a lock of their own (flock on the file `lock`, which Node cannot take): they change one table at a
 * time and never see half a file, since every file is replaced as a whole.
 * @param node the node's folder, which need not exist; the lock lies beside it.
 * @throws {NodeBusyError} after ten seconds.
 * @throws {NodeStateError} where the folder for virtual nodes cannot be made or written to.
 */
export async function withNodeLock<T>(node: string, action: () => Promise<T>): Promise<T> {
  const path = `${node}.lock`;
  const random = Math.random().toString(36).slice(2);
  const mark = `${process.pid} ${hostname()} ${processStart(process.pid)} ${random}\n`;
  makeFolders(dirname(path));
  const deadline = performance.now() + PATIENCE_MS;
  while (!take(path, mark)) {
    if (performance.now() > deadline) {
      throw new NodeBusyError(`The virtual node is being changed by another process; its lock is ${path}.`);
    }
    await sleep(PAUSE_MS);
  }
  try {
    return await action();
  } finally {
    if (holderOf(path) === mark) {
      rmSync(path, { force: true });
    }
  }
}

// Without `await`s: a lock is taken several times in a run, and a way through Node's threads takes longer than the step.
function take(path: string, mark: string): boolean {
  try {
    make(path, mark);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw stateError(dirname(path), "cannot be written to", error);
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
 * Whether nobody holds a lock any more. The clock decides only where the holder cannot be looked at: it may be set, and it
 * goes on while the machine sleeps in the middle of a change.
 */
function isStale(path: string, mark: string): boolean {
  const [pid = "", host, start] = mark.trim().split(" ");
  const now = host === hostname() && /^\d+$/.test(pid) ? processStart(Number(pid)) : null;
  if (now !== null && start !== undefined && /^\d+$/.test(start)) {
    return now !== start;
  }
  if (host === hostname() && !isAlive(Number(pid))) {
    return true;
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
