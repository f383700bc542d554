/** Runs one task at a time; a newer task for the same file takes the place of the one before, also while it runs. */
export class ShellcheckQueue {
  readonly #waiting = new Map<string, (signal: AbortSignal) => Promise<void>>();
  #running: { readonly key: string; readonly abort: AbortController } | null = null;
  #closed = false;

  /** @param task settles in any case; must end soon when the signal is aborted */
  put(key: string, task: (signal: AbortSignal) => Promise<void>): void {
    if (this.#closed) {
      return;
    }
    this.#waiting.delete(key);
    this.#waiting.set(key, task);
    if (this.#running?.key === key) {
      this.#running.abort.abort();
    }
    this.#next();
  }

  /** Ends what there is of a file. */
  drop(key: string): void {
    this.#waiting.delete(key);
    if (this.#running?.key === key) {
      this.#running.abort.abort();
    }
  }

  /** Ends everything; nothing is begun any more. */
  close(): void {
    this.#closed = true;
    this.#waiting.clear();
    this.#running?.abort.abort();
  }

  #next(): void {
    const first = this.#waiting.entries().next().value;
    if (this.#running !== null || first === undefined) {
      return;
    }
    const [key, task] = first;
    this.#waiting.delete(key);
    const abort = new AbortController();
    this.#running = { key, abort };
    void task(abort.signal).finally(() => {
      this.#running = null;
      this.#next();
    });
  }
}
