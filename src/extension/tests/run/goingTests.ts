/**
 * The leaves of runs that go on: what is saved before a leaf begins does not make its result outdated, and what is saved
 * while it runs does so when the run is over, since VS Code would take it for the result of before.
 */
export class GoingTests {
  readonly #waiting = new Map<string, number>();
  readonly #running = new Map<string, boolean>();

  /** Leaves wait for their turn. */
  enqueue(ids: readonly string[]): void {
    for (const id of ids) {
      this.#waiting.set(id, (this.#waiting.get(id) ?? 0) + 1);
    }
  }

  /** A leaf begins. */
  start(id: string): void {
    this.#leave(id);
    this.#running.set(id, false);
  }

  /** Leaves are over, begun or not. @returns those whose results were outdated meanwhile */
  end(ids: readonly string[]): readonly string[] {
    const outdated = ids.filter((id) => this.#running.get(id) === true);
    for (const id of ids) {
      if (!this.#running.delete(id)) {
        this.#leave(id);
      }
    }
    return outdated;
  }

  /** Something was saved that leaves depend on. @returns those whose results are outdated now */
  outdate(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => {
      if (this.#running.has(id)) {
        this.#running.set(id, true);
        return false;
      }
      return !this.#waiting.has(id);
    });
  }

  #leave(id: string): void {
    const left = (this.#waiting.get(id) ?? 0) - 1;
    if (left > 0) {
      this.#waiting.set(id, left);
    } else {
      this.#waiting.delete(id);
    }
  }
}
