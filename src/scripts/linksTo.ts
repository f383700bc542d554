import { readlink, symlink, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { entryPath } from "./directoryEntry.ts";
import type { ScriptDirectory } from "./scriptDirectory.ts";
import { systemFailure } from "./systemError.ts";

/** The links among the entries of some directories that lead straight to a file: their absolute paths, as bytes. */
export function linksTo(file: string, directories: readonly ScriptDirectory[]): readonly Buffer[] {
  return directories.flatMap(({ path, files }) =>
    files
      .filter(({ linkTarget }) => linkTarget !== null && resolve(path, linkTarget) === file)
      .map(({ fileName }) => entryPath(path, fileName.bytes)),
  );
}

/**
 * Has links lead to a file's new name, in the way they are written.
 * @param from the file's path before
 * @param to its path now
 * @returns the links that could not be changed
 */
export async function retarget(
  links: readonly Buffer[],
  from: string,
  to: string,
): Promise<readonly Buffer[]> {
  const failed: Buffer[] = [];
  for (const link of links) {
    try {
      const text = await readlink(link, "utf8");
      if (resolve(dirname(link.toString("utf8")), text) === from) {
        const target = dirname(from) === dirname(to) ? join(dirname(text), basename(to)) : to;
        await unlink(link);
        await symlink(target, link);
      }
    } catch (error) {
      if (systemFailure(error) === null) {
        throw error;
      }
      failed.push(link);
    }
  }
  return failed;
}
