import type { Steps } from "./syncItems.ts";

/** How long the extension host is held up at most: nobody sees that. */
const SLICE_MILLISECONDS = 10;

/** Work by key that is done in slices, in the order in which it came; what is asked for anew takes the place of what is left. */
export class Slices {
  readonly #pending = new Map<string, Steps>();
  readonly #waiting: (() => void)[] = [];
  readonly #now: () => number;
  #next: NodeJS.Immediate | null = null;

  /** @param now milliseconds of a clock that only goes on */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Begins at once: what is small is done when this returns. */
  do(key: string, steps: Steps): void {
    this.#pending.delete(key);
    this.#pending.set(key, steps);
    if (this.#next === null) {
      this.#slice();
    }
  }

  /** Leaves what is left of some work. */
  leave(key: string): void {
    this.#pending.delete(key);
  }

  /** Resolves when nothing is left to do. */
  async done(): Promise<void> {
    if (this.#pending.size > 0) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  dispose(): void {
    if (this.#next !== null) {
      clearImmediate(this.#next);
      this.#next = null;
    }
    this.#pending.clear();
    this.#tellDone();
  }

  #slice(): void {
    this.#next = null;
    const end = this.#now() + SLICE_MILLISECONDS;
    for (const [key, steps] of this.#pending) {
      if (!this.#work(key, steps, end)) {
        this.#next = setImmediate(() => this.#slice());
        return;
      }
    }
    this.#tellDone();
  }

  /** @returns whether it is done; what fails is, too */
  #work(key: string, steps: Steps, end: number): boolean {
    let isDone = true;
    try {
      while (isDone && steps.next().done !== true) {
        isDone = this.#now() <= end;
      }
    } finally {
      if (isDone) {
        this.#pending.delete(key);
      }
    }
    return isDone;
  }

  #tellDone(): void {
    for (const resolve of this.#waiting.splice(0)) {
      resolve();
    }
  }
}
