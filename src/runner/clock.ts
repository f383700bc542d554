/**
 * Wall-clock times within one run, in milliseconds since 1970 with fractions. They never step back
 * when somebody sets the clock, and never drift from it for longer than a run.
 */
export class RunClock {
  readonly #wall = Date.now();
  readonly #started = performance.now();

  now(): number {
    return this.#wall + (performance.now() - this.#started);
  }
}
