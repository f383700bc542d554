import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { t } from "@vscode/l10n";
import { dropLock, lockMark, takeLock } from "./lockFile.ts";
import { makeFolders } from "./stateFolder.ts";

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
  const mark = lockMark();
  makeFolders(dirname(path));
  const deadline = performance.now() + PATIENCE_MS;
  while (!takeLock(path, mark)) {
    if (performance.now() > deadline) {
      throw new NodeBusyError(
        t("The virtual node is being changed by another process; its lock is {0}.", path),
      );
    }
    await sleep(PAUSE_MS);
  }
  try {
    return await action();
  } finally {
    dropLock(path, mark);
  }
}
