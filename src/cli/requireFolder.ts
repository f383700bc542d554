import { readdir } from "node:fs/promises";
import { ScanError } from "../scripts/scanError.ts";
import { systemFailure } from "../scripts/systemError.ts";

/**
 * Sees to it that a directory is there and can be read, for commands that would make something of any path.
 * @param path absolute
 * @throws {ScanError} with a sentence for the user.
 */
export async function requireFolder(path: string): Promise<void> {
  try {
    await readdir(path);
  } catch (error) {
    const failure = systemFailure(error);
    throw failure === null ? error : new ScanError(path, failure, { cause: error });
  }
}
