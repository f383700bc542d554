import type { SequenceClock } from "./clock.ts";
import type { SequenceMode } from "./sequenceReport.ts";

/** Waits between steps, as the mode wants it. */
export class StepWaiter {
  readonly #mode: SequenceMode;
  readonly #clock: SequenceClock;
  readonly #signal: AbortSignal;
  #wait: AbortController | null = null;

  /** @param signal ends every wait. */
  constructor(mode: SequenceMode, clock: SequenceClock, signal: AbortSignal) {
    this.#mode = mode;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** Ends the wait that goes on, if there is one. */
  next(): void {
    this.#wait?.abort();
  }

  /**
   * Waits before a step.
   * @param seconds as long as ctdbd waits.
   * @param isFirst in stepped mode the first step needs no question.
   * @param begins is told until when, in milliseconds since 1970, or `null`: until the user says so.
   * @returns whether the time of ctdbd was kept.
   */
  async before(seconds: number, isFirst: boolean, begins: (until: number | null) => void): Promise<boolean> {
    const asks = this.#mode === "stepped" && !isFirst;
    const waits = this.#mode === "real" && seconds > 0;
    if (this.#signal.aborted || !(asks || waits)) {
      return seconds === 0;
    }
    const wait = new AbortController();
    this.#wait = wait;
    const signal = AbortSignal.any([wait.signal, this.#signal]);
    const until = asks ? null : this.#clock.now() + seconds * 1000;
    begins(until);
    if (asks) {
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    } else {
      await this.#clock.wait(seconds * 1000, signal);
    }
    this.#wait = null;
    return waits && !signal.aborted;
  }
}
