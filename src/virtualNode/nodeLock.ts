import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "./isAlive.ts";
import { makeFolders, stateError } from "./stateFolder.ts";

/** Making or changing a node takes milliseconds; a lock this old belongs to nobody. */
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
  const mark = `${process.pid} ${hostname()} ${Math.random().toString(36).slice(2)}\n`;
  makeFolders(dirname(path));
  const deadline = Date.now() + PATIENCE_MS;
  while (!take(path, mark)) {
    if (Date.now() > deadline) {
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
    writeFileSync(path, mark, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw stateError(dirname(path), "cannot be written to", error);
    }
  }
  if (isStale(path)) {
    // Renamed first: of several who wait, one gets it.
    const old = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
      renameSync(path, old);
      rmSync(old, { force: true });
    } catch {
      // another one was faster
    }
  }
  return false;
}

function isStale(path: string): boolean {
  try {
    const [pid = "", host] = holderOf(path).trim().split(" ");
    if (Date.now() - statSync(path).mtimeMs > STALE_MS) {
      return true;
    }
    return host === hostname() && /^\d+$/.test(pid) && !isAlive(Number(pid));
  } catch {
    return false; // gone meanwhile
  }
}

/** The mark in a lock, or `""` where nobody holds it. */
function holderOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
