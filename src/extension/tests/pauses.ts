/** Does something by key once nothing was said of the key for a while. */
export class Pauses {
  readonly #milliseconds: number;
  readonly #act: (key: string) => void;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(milliseconds: number, act: (key: string) => void) {
    this.#milliseconds = milliseconds;
    this.#act = act;
  }

  /** The key's time begins anew. */
  note(key: string): void {
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#act(key);
    }, this.#milliseconds);
    this.#timers.set(key, timer);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}
