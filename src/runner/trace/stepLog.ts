import { Ring } from "./ring.ts";
import type { Step } from "./step.ts";

const FIRST_STEPS = 500;
const LAST_STEPS = 2000;

/** Keeps the first steps and the last ones. */
export class StepLog {
  readonly #first: Step[] = [];
  readonly #last = new Ring<Step>(LAST_STEPS);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(step: Step): void {
    this.#total++;
    if (this.#first.length < FIRST_STEPS) {
      this.#first.push(step);
    } else {
      this.#last.add(step);
    }
  }

  /** In order, without the middle. */
  steps(): readonly Step[] {
    return [...this.#first, ...this.#last.values()];
  }
}
