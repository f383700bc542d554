import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { translateOnce } from "../../shell/engineFlags.ts";
import { type CheckJob, runCheckJob } from "./checkJob.ts";
import type { ListedFile } from "./listedFinding.ts";

/** Below that a second thread costs more than it saves. */
const FILES_FOR_A_WORKER = 500;
const MOST_WORKERS = 4;
/** In MB: syntax trees are large and die at once, and a larger space would only hold more of the dead. */
const YOUNG_SPACE = 12;

/**
 * Checks an event directory, a large one with several threads.
 * @param job without a share
 * @param program the file that a worker starts: this program's own
 * @returns every file in the order of the directory
 */
export async function checkInThreads(
  job: Pick<CheckJob, "directory" | "version" | "files">,
  program: URL,
): Promise<readonly ListedFile[]> {
  // A second translation takes more time and memory than all scripts of most directories.
  translateOnce();
  const count = job.files?.length ?? (await readdir(job.directory)).length;
  const workers = Math.max(
    1,
    Math.min(MOST_WORKERS, availableParallelism(), Math.floor(count / FILES_FOR_A_WORKER)),
  );
  if (workers === 1) {
    return runCheckJob({ ...job, worker: 0, workers: 1 });
  }
  const shares = await Promise.all(
    Array.from({ length: workers }, (_, worker) => runInWorker({ ...job, worker, workers }, program)),
  );
  return interleave(shares);
}

function runInWorker(job: CheckJob, program: URL): Promise<readonly ListedFile[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData: { checkJob: job },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_SPACE },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`A worker ended with ${code} before it was done.`)));
  });
}

/** What the program does as a worker; `false` in the main thread. */
export async function workIfWorker(): Promise<boolean> {
  const job = (workerData as { checkJob?: CheckJob } | null)?.checkJob;
  if (isMainThread || job === undefined) {
    return false;
  }
  parentPort?.postMessage(await runCheckJob(job));
  return true;
}

/** Puts every n-th of each share back into one list. */
function interleave(shares: readonly (readonly ListedFile[])[]): ListedFile[] {
  const longest = Math.max(...shares.map((share) => share.length));
  return Array.from({ length: longest }, (_, index) =>
    shares.flatMap((share) => share.slice(index, index + 1)),
  ).flat();
}
