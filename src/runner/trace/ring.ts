/** Keeps the last values that were added. */
export class Ring<T> {
  readonly #values: T[] = [];
  readonly #size: number;
  #next = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(value: T): void {
    this.#values[this.#next] = value;
    this.#next = (this.#next + 1) % this.#size;
  }

  get last(): T | undefined {
    return this.#values[(this.#next + this.#size - 1) % this.#size];
  }

  /** In the order in which they came. */
  values(): readonly T[] {
    return this.#values.length < this.#size
      ? [...this.#values]
      : [...this.#values.slice(this.#next), ...this.#values.slice(0, this.#next)];
  }
}
