import type { EventRun } from "./run.ts";

/**
 * Lets a signal cancel a run while something is awaited of it; one that is aborted already does so at once.
 * @returns what is awaited
 */
export async function cancelledBy<T>(
  signal: AbortSignal,
  run: Pick<EventRun, "cancel">,
  awaited: () => Promise<T>,
): Promise<T> {
  const cancel = (): void => run.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) {
    cancel();
  }
  try {
    return await awaited();
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
