import { REAL_TIMERS, type Timers } from "./outputForwarder.ts";

/** How long changes are gathered: those who save all files save one after another. */
export const QUIET_MILLISECONDS = 300;

/** Gathers changes until there is quiet, and while what they brought about goes on: then at most one more follows. */
export class Coalescer<T> {
  readonly #act: (changes: ReadonlySet<T>) => Promise<void>;
  readonly #timers: Timers;
  #changes = new Set<T>();
  #wake: (() => void) | null = null;
  #isBusy = false;
  #isOver = false;

  /** @param act is given what was gathered; never called while it goes on. It never rejects. */
  constructor(act: (changes: ReadonlySet<T>) => Promise<void>, timers: Timers = REAL_TIMERS) {
    this.#act = act;
    this.#timers = timers;
  }

  /** Takes a change. */
  add(change: T): void {
    if (!this.#isOver) {
      this.#changes.add(change);
      this.#wait();
    }
  }

  /** Forgets what was gathered and takes nothing more. */
  dispose(): void {
    this.#isOver = true;
    this.#wake?.();
    this.#wake = null;
    this.#changes.clear();
  }

  #wait(): void {
    this.#wake?.();
    this.#wake = this.#timers.after(QUIET_MILLISECONDS, () => {
      this.#wake = null;
      if (!this.#isBusy) {
        void this.#begin(); // never rejects
      }
    });
  }

  async #begin(): Promise<void> {
    const changes = this.#changes;
    this.#changes = new Set();
    this.#isBusy = true;
    await this.#act(changes);
    this.#isBusy = false;
    // What waits for quiet begins by itself.
    if (this.#changes.size > 0 && this.#wake === null && !this.#isOver) {
      void this.#begin(); // never rejects
    }
  }
}
