import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dropLock, lockMark, takeLock } from "./lockFile.ts";
import { makeFolders } from "./stateFolder.ts";

const PAUSE_MS = 20;

/** A run's turn on a virtual node. */
export interface NodeTurn {
  /** How long another process had it, in milliseconds. */
  readonly waitedMs: number;
  /** Gives it back. */
  end(): void;
}

/**
 * Waits until no other process runs an event on a node, such as a second window on the same folder or the command line: two
 * runs at once would find each other's changes and calls. On a real node there is one ctdbd, too.
 * @param node the node's folder, which need not exist.
 * @param cancelled ends the wait, where it can be ended.
 * @param waits is told once where there is somebody to wait for.
 * @returns `null` where it was cancelled.
 * @throws {NodeStateError} where the lock cannot be made.
 */
export async function takeTurn(
  node: string,
  cancelled: Promise<void> | undefined,
  waits: () => void,
): Promise<NodeTurn | null> {
  const path = `${node}.running.lock`;
  const mark = lockMark();
  makeFolders(dirname(path));
  const begin = performance.now();
  let isCancelled = false;
  let isWaiting = false;
  void cancelled?.then(() => {
    isCancelled = true;
  });
  while (!takeLock(path, mark)) {
    if (!isWaiting) {
      isWaiting = true;
      waits();
    }
    await sleep(PAUSE_MS);
    if (isCancelled) {
      return null;
    }
  }
  return { waitedMs: isWaiting ? performance.now() - begin : 0, end: () => dropLock(path, mark) };
}
