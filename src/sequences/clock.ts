import { setTimeout } from "node:timers/promises";
import { RunClock } from "../runner/clock.ts";

/** The time of a sequence; tests have one of their own, so that nothing waits. */
export interface SequenceClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves when the time is up, or at once when the signal is aborted; never rejects. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The machine's clock as it is when a sequence begins; nobody who sets it then moves the sequence. */
export function realClock(): SequenceClock {
  const clock = new RunClock();
  return {
    now: () => clock.now(),
    wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => {}),
  };
}
