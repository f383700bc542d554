import { setTimeout } from "node:timers/promises";

/** The time of a sequence; tests have one of their own, so that nothing waits. */
export interface SequenceClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves when the time is up, or at once when the signal is aborted; never rejects. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The machine's clock. */
export const REAL_CLOCK: SequenceClock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
};
