import { open } from "node:fs/promises";

const TAIL_BYTES = 64 * 1024;
const LINES = 150;

/** The last lines of a log file, whole; a sentence where it cannot be read. */
export async function logTail(path: string): Promise<string> {
  try {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      const begin = Math.max(0, size - TAIL_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, begin);
      const lines = buffer.toString("utf8", 0, bytesRead).trimEnd().split("\n");
      // The first line of a part is the rest of one.
      const whole = begin > 0 ? lines.slice(1) : lines;
      return whole.slice(-LINES).join("\n");
    } finally {
      await file.close();
    }
  } catch (error) {
    return `The log could not be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
