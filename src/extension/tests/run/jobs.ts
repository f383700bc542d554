/**
 * Does jobs in order, several at once, and resolves when all that began are over.
 * @param most how many at once, from 1
 * @param signal once it is given, no further job begins
 * @throws the first error of a job, after all that began are over
 */
export async function doJobs(
  jobs: readonly (() => Promise<void>)[],
  most: number,
  signal: AbortSignal,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined && !signal.aborted; job = jobs[next++]) {
      await job();
    }
  };
  const workers = Array.from({ length: Math.min(Math.max(1, most), jobs.length) }, worker);
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) {
    throw failed.reason;
  }
}
