/** How often a server that ends by itself is started again: five times within three minutes. */
export class RestartBudget {
  readonly #most: number;
  readonly #milliseconds: number;
  readonly #ends: number[] = [];

  constructor(most = 5, milliseconds = 3 * 60 * 1000) {
    this.#most = most;
    this.#milliseconds = milliseconds;
  }

  /** Notes that it ended. @returns whether it may be started again */
  spend(now: number): boolean {
    this.#ends.push(now);
    while ((this.#ends[0] ?? now) < now - this.#milliseconds) {
      this.#ends.shift();
    }
    return this.#ends.length <= this.#most;
  }
}
