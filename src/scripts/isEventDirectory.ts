import { readdir } from "node:fs/promises";
import { isNumbered, layoutByName, recogniseLayout } from "./directoryLayout.ts";
import { isWithinReach } from "./reach.ts";

/** Whether a folder is an event directory, by its name or by what it holds; `false` where it cannot be read. */
export async function isEventDirectory(folder: string): Promise<boolean> {
  if (!(await isWithinReach(folder))) {
    return false;
  }
  try {
    const entries = (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => isNumbered(entry.name))
      .map((entry) => ({ name: entry.name, fileOrLink: entry.isFile() || entry.isSymbolicLink() }));
    return layoutByName(folder) !== null || (await recogniseLayout(folder, entries)) !== null;
  } catch {
    return false; // unreadable or not there
  }
}
