/**
 * Does a piece of work once at a time: who asks while it goes on gets one more turn afterwards, shared by all who
 * asked meanwhile.
 */
export class SingleFlight {
  readonly #work: () => Promise<void>;
  #current: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Resolves when a turn that began after this call has ended; rejects as that turn does. */
  run(): Promise<void> {
    if (this.#current === null) {
      return this.#start();
    }
    this.#next ??= this.#current.then(
      () => this.#follow(),
      () => this.#follow(),
    );
    return this.#next;
  }

  #follow(): Promise<void> {
    this.#next = null;
    return this.#start();
  }

  #start(): Promise<void> {
    const turn = this.#work().finally(() => {
      if (this.#current === turn) {
        this.#current = null;
      }
    });
    this.#current = turn;
    return turn;
  }
}
