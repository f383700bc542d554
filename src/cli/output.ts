import { once } from "node:events";
import type { Writable } from "node:stream";

/** Where a command writes; tests give their own. */
export interface Streams {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/**
 * A signal came while output was printed. What still waits for the reader would hold this program for
 * ever if that has stopped, and Node never closes its standard output: only exit() helps.
 */
export class OutputInterrupted extends Error {
  override readonly name = "OutputInterrupted";
  readonly exitStatus: number;

  constructor(signalNumber: number) {
    super(`ended by signal ${signalNumber}`);
    this.exitStatus = exitStatusOfSignal(signalNumber);
  }
}

/** What a shell would make of a program that a signal ended. */
export function exitStatusOfSignal(signalNumber: number): number {
  return 128 + signalNumber;
}

/**
 * Writes all chunks and waits where the reader is slow, so that a huge output stays out of memory.
 * Stops when the reader has gone.
 * @throws the signal's reason when it is aborted.
 */
export async function writeChunks(
  stream: Writable,
  chunks: Iterable<Buffer>,
  signal: AbortSignal,
): Promise<void> {
  for (const chunk of chunks) {
    if (!stream.writable) {
      return;
    }
    if (chunk.length > 0 && !stream.write(chunk)) {
      // An error of the stream is reported where the stream is made; here it only ends the writing.
      await once(stream, "drain", { signal }).catch(() => {});
    }
    signal.throwIfAborted();
  }
}
