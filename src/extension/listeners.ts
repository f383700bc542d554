/** Those who want to know of a change, told in the order in which they came. */
export class Listeners<T extends readonly unknown[] = []> {
  readonly #all = new Set<(...change: T) => void>();

  /** Tells `listener` of every change until what this returns is called. */
  add(listener: (...change: T) => void): () => void {
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  }

  tell(...change: T): void {
    for (const listener of this.#all) {
      listener(...change);
    }
  }

  /** Lets everybody go. */
  clear(): void {
    this.#all.clear();
  }
}
