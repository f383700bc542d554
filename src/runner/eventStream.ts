import type { RunEvent } from "./runEvent.ts";

/** Output that waits for a slow reader before the oldest of it is dropped, in bytes. */
export const PENDING_OUTPUT_BYTES = 1024 * 1024;
/** What an output event takes besides its bytes, about: scripts may write byte by byte. */
const EVENT_BYTES = 256;

/** A queue of run events between a run and whoever reads it; memory stays bounded if nobody does. */
export class EventStream implements AsyncIterable<RunEvent> {
  #pending: RunEvent[] = [];
  #pendingBytes = 0;
  #omitted = 0;
  #wake: (() => void) | null = null;
  #ended = false;

  push(event: RunEvent): void {
    this.#pending.push(event);
    if (event.kind === "output") {
      this.#pendingBytes += event.data.length + EVENT_BYTES;
      while (this.#pendingBytes > PENDING_OUTPUT_BYTES) {
        this.#dropOldestOutput();
      }
    }
    this.#ended ||= event.kind === "runFinished";
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RunEvent> {
    while (true) {
      const event = this.#pending.shift();
      if (event === undefined) {
        if (this.#ended) {
          return;
        }
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = null;
      } else if (event.kind === "output") {
        this.#pendingBytes -= event.data.length + EVENT_BYTES;
        const omitted = this.#omitted;
        this.#omitted = 0; // before the reader is at work: more may be dropped meanwhile
        yield { ...event, omitted };
      } else {
        yield event;
      }
    }
  }

  #dropOldestOutput(): void {
    const index = this.#pending.findIndex((event) => event.kind === "output");
    const [dropped] = this.#pending.splice(index, 1);
    if (dropped?.kind === "output") {
      this.#pendingBytes -= dropped.data.length + EVENT_BYTES;
      this.#omitted += dropped.data.length;
    }
  }
}
