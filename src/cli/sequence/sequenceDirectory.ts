import { dirname, resolve } from "node:path";
import { findEventDirectories } from "../../scripts/findEventDirectories.ts";
import { BUILT_INS } from "../../sequences/builtIns.ts";
import { UsageError } from "../usage.ts";

/**
 * The event directory of a sequence: the one that is named, else the only one in or below the folder of its file, or
 * this folder.
 * @throws {UsageError} where there is none, or more than one.
 */
export async function sequenceDirectory(option: string | undefined, what: string): Promise<string> {
  if (option !== undefined) {
    if (option === "") {
      throw new UsageError("The directory's name is empty.", "sequence");
    }
    return resolve(option);
  }
  const isBuiltIn = BUILT_INS.some(({ name }) => name === what);
  const root = resolve(isBuiltIn ? "." : dirname(what));
  const { directories } = await findEventDirectories(root);
  const [first, ...others] = directories.map(({ path }) => path);
  if (first === undefined) {
    throw new UsageError(`There is no event directory in ${root}; name one with --directory.`, "sequence");
  }
  if (others.length > 0) {
    const names = [first, ...others].slice(0, 10).join(", ");
    throw new UsageError(
      `There are several event directories; name one with --directory: ${names}.`,
      "sequence",
    );
  }
  return first;
}
