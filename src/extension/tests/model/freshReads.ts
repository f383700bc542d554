/** Work by key, of which one runs at a time: where it is asked for meanwhile it is done once more. */
export class FreshReads {
  readonly #going = new Map<string, { again: boolean; readonly done: Promise<void> }>();

  /** Resolves when work that began after this call, or with it, is done. */
  run(key: string, work: () => Promise<void>): Promise<void> {
    const going = this.#going.get(key);
    if (going !== undefined) {
      going.again = true;
      return going.done;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const state = { again: false, done: promise };
    this.#going.set(key, state);
    this.#repeat(key, state, work).then(resolve, reject);
    return promise;
  }

  async #repeat(key: string, state: { again: boolean }, work: () => Promise<void>): Promise<void> {
    try {
      do {
        state.again = false;
        await work();
      } while (state.again);
    } finally {
      this.#going.delete(key); // at once, so that nobody asks for what is over
    }
  }
}
