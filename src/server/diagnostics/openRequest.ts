/** A result that no report has: the file is sent again whatever is found. */
const NEVER = "";

/** A request for diagnostics of the workspace that stays open: what it has sent, and what it has to look at. */
export class OpenRequest {
  /** The result that was sent last, by path. */
  readonly sent = new Map<string, string>();
  #wanted: "all" | Set<string> = "all";
  #woken = Promise.withResolvers<void>();

  lookAtAll(): void {
    this.#wanted = "all";
    this.wake();
  }

  lookAt(path: string): void {
    if (this.#wanted !== "all") {
      this.#wanted.add(path);
    }
    this.wake();
  }

  /** Has a file sent again. */
  resend(path: string): void {
    this.sent.set(path, NEVER);
    this.lookAt(path);
  }

  /** Ends the waiting of {@link woken}. */
  wake(): void {
    this.#woken.resolve();
  }

  /** What is to be looked at; from now on nothing more than what is asked for afterwards. */
  take(): "all" | ReadonlySet<string> {
    const wanted = this.#wanted;
    this.#wanted = new Set();
    this.#woken = Promise.withResolvers<void>();
    return wanted;
  }

  /** Resolves when there is something to look at. */
  woken(): Promise<void> {
    return this.#woken.promise;
  }
}
