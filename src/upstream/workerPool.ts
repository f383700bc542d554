import { join } from "node:path";
import { HarnessWorker, type WorkerOptions } from "./harnessWorker.ts";

/** All that tells workers apart but their folder. */
export type WorkerKind = Omit<WorkerOptions, "folder">;

/** Keeps workers for the next test of the same kind. There are never more than tests at once. */
export class WorkerPool {
  readonly #folder: string;
  /** Those that wait, by the place that their tests start in. */
  #idle: { readonly place: string; readonly worker: HarnessWorker }[] = [];
  #next = 0;

  /** @param folder absolute path of a folder for the workers' own */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Lends a worker for one test. It is closed afterwards unless it is as it was.
   * @throws {SandboxError} where processes cannot be started, and the file system's errors
   */
  async lend<T>(kind: WorkerKind, work: (worker: HarnessWorker) => Promise<T>): Promise<T> {
    const worker = await this.#take(kind);
    let isReady = false;
    try {
      const result = await work(worker);
      isReady = worker.renew();
      return result;
    } finally {
      if (isReady) {
        this.#idle.push({ place: kind.place, worker });
      } else {
        await worker.close();
      }
    }
  }

  /** Closes those that wait. Never rejects. */
  async close(): Promise<void> {
    const idle = this.#idle.splice(0);
    await Promise.all(idle.map(({ worker }) => worker.close()));
  }

  async #take(kind: WorkerKind): Promise<HarnessWorker> {
    const index = this.#idle.findLastIndex(({ place }) => place === kind.place);
    const [found] = index < 0 ? [] : this.#idle.splice(index, 1);
    if (found !== undefined) {
      return found.worker;
    }
    const [made] = await Promise.all([
      HarnessWorker.open({ ...kind, folder: join(this.#folder, `worker-${this.#next++}`) }),
      this.close(), // of other kinds
    ]);
    return made;
  }
}
