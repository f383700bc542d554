import type { Timers } from "../../src/extension/tests/run/outputForwarder.ts";

/** A clock that goes on when the test says so. */
export class FakeTimers implements Timers {
  #now = 0;
  #waiting: { readonly at: number; readonly act: () => void }[] = [];

  after(milliseconds: number, act: () => void): () => void {
    const one = { at: this.#now + milliseconds, act };
    this.#waiting.push(one);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== one);
    };
  }

  /** Lets time pass; what is due is done in its order. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#waiting.filter(({ at }) => at <= this.#now).toSorted((a, b) => a.at - b.at);
    this.#waiting = this.#waiting.filter((one) => !due.includes(one));
    for (const { act } of due) {
      act();
    }
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.length;
  }
}
