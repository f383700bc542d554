/** Takes a job, and gives what comes of it; of those that wait the one of the lowest rank is started first. */
export type Pool = <T>(rank: number, job: () => Promise<T>) => Promise<T>;

/** Runs at most `limit` jobs at a time. */
export function poolOf(limit: number): Pool {
  const waiting: { readonly rank: number; readonly start: () => void }[] = [];
  let running = 0;
  return async (rank, job) => {
    if (running < limit) running++;
    // The one that ends hands its place on, so that nobody comes between.
    else await new Promise<void>((start) => waiting.push({ rank, start }));
    try {
      return await job();
    } finally {
      const next = waiting.sort((a, b) => a.rank - b.rank).shift();
      if (next === undefined) running--;
      else next.start();
    }
  };
}
