import { chmod, cp, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { systemFailure } from "../../scripts/systemError.ts";

/** Name of the folder that is made. */
export const EXAMPLE_FOLDER = "ctdb-example";

/** The script that the example is about, below its folder. */
export const EXAMPLE_SCRIPT = join("events", "legacy", "50.shares.script");

/**
 * Copies the example into a new folder. A package does not keep the right to execute, so the scripts get it here.
 * @param source the example as it was packed
 * @param parent where the folder is made
 * @returns its path, and whether it was there already: then nothing in it is touched
 */
export async function writeExample(
  source: string,
  parent: string,
): Promise<{ readonly folder: string; readonly isNew: boolean }> {
  const folder = join(parent, EXAMPLE_FOLDER);
  try {
    await mkdir(folder);
  } catch (error) {
    if (systemFailure(error)?.code === "EEXIST") return { folder, isNew: false };
    throw error;
  }
  await cp(source, folder, { recursive: true });
  const files = await readdir(folder, { recursive: true });
  await Promise.all(
    files.filter((name) => name.endsWith(".script")).map((name) => chmod(join(folder, name), 0o755)),
  );
  return { folder, isNew: true };
}
