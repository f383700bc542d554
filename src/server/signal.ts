/** Tells listeners of something, in the order in which they began to listen. */
export class Signal<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** @returns what ends the listening. */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(value: T): void {
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }
}
