/** How many times the pause something that never pauses is waited for. */
const MOST_PAUSES = 10;

/** Does something by key once nothing was said of the key for a while, or much was said for long. */
export class Pauses {
  readonly #milliseconds: number;
  readonly #act: (key: string) => void;
  readonly #waiting = new Map<string, { readonly since: number; timer: NodeJS.Timeout }>();

  constructor(milliseconds: number, act: (key: string) => void) {
    this.#milliseconds = milliseconds;
    this.#act = act;
  }

  /** The key's time begins anew, unless that went on for long already. */
  note(key: string): void {
    const waiting = this.#waiting.get(key);
    clearTimeout(waiting?.timer);
    const now = performance.now();
    const since = waiting?.since ?? now;
    const left = since + this.#milliseconds * MOST_PAUSES - now;
    const timer = setTimeout(
      () => {
        this.#waiting.delete(key);
        this.#act(key);
      },
      Math.max(0, Math.min(this.#milliseconds, left)),
    );
    this.#waiting.set(key, { since, timer });
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) {
      clearTimeout(timer);
    }
    this.#waiting.clear();
  }
}
