import { once } from "node:events";

/** Where a command writes; tests give their own. */
export interface Streams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/**
 * Writes all chunks and waits where the reader is slow, so that a huge output stays out of memory.
 * Stops when the reader has gone.
 */
export async function writeChunks(stream: NodeJS.WritableStream, chunks: Iterable<Buffer>): Promise<void> {
  for (const chunk of chunks) {
    if (!stream.writable) {
      return;
    }
    if (chunk.length > 0 && !stream.write(chunk)) {
      // An error of the stream is reported where the stream is made; here it only ends the writing.
      await once(stream, "drain").catch(() => {});
    }
  }
}
