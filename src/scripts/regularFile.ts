import { constants } from "node:fs";
import { open, stat } from "node:fs/promises";
import { isWithinReach, outOfReach } from "./reach.ts";
import { SourceTextError } from "./sourceText.ts";

/** Larger ones are no texts that anybody wrote. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Without waiting for the other end, and without a terminal of its own, should the file have been replaced. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Reads a text that anything may have taken the place of. Node's `readFile` waits for ever for the other end of a fifo, on
 * one of the four threads that all files share: four of them, and no file is read any more.
 * @param path links are followed.
 * @returns the text, with U+FFFD for what is no UTF-8.
 * @throws {SourceTextError} where it is no regular file, too large, or out of reach.
 * @throws {NodeJS.ErrnoException} where it cannot be opened.
 */
export async function readRegularFile(path: string): Promise<string> {
  if (!(await isWithinReach(path))) {
    throw new SourceTextError(outOfReach());
  }
  check(await stat(path)); // not even opened, which alone does something to a device
  await using file = await open(path, FLAGS);
  check(await file.stat());
  return await file.readFile("utf8");
}

function check(found: { isFile(): boolean; readonly size: number }): void {
  if (!found.isFile()) {
    throw new SourceTextError("It is no regular file.");
  }
  if (found.size > MOST_BYTES) {
    throw new SourceTextError(`It is larger than ${MOST_BYTES / 1024 / 1024} MiB.`);
  }
}
