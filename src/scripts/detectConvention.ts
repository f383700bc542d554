import { readdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type DirectoryLayout, isNumbered, layoutByName, recogniseLayout } from "./directoryLayout.ts";
import { isWithinReach } from "./reach.ts";

/** Whether there is a folder, links followed; `false` also where nobody may look. @param path absolute */
export async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** The layout of one folder; only the folder that was asked for counts without a telling name. */
async function folderLayout(path: string, asked: boolean): Promise<DirectoryLayout | null> {
  if (!(await isWithinReach(path))) {
    return layoutByName(path);
  }
  try {
    const entries = (await readdir(path, { withFileTypes: true }))
      .filter((entry) => isNumbered(entry.name))
      .map((entry) => ({ name: entry.name, fileOrLink: entry.isFile() || entry.isSymbolicLink() }));
    const layout = await recogniseLayout(path, entries);
    if (layout !== null && (asked || layout.component !== null || layoutByName(path) !== null)) {
      return layout;
    }
  } catch {
    // unreadable or not there: the name may still tell
  }
  return layoutByName(path);
}

/**
 * Finds the generation of an event directory from its layout: `events/<component>/NN.name.script`,
 * or `events.d/`. Looks at the folder itself (that of a script, where a file is given), then upwards.
 * @returns `null` where nothing speaks for an event directory.
 */
export async function detectConvention(path: string): Promise<DirectoryLayout | null> {
  const absolute = resolve(path);
  const start = (await isDirectory(absolute)) ? absolute : dirname(absolute);
  for (let folder = start; ; folder = dirname(folder)) {
    const layout = await folderLayout(folder, folder === start);
    if (layout !== null) {
      return layout;
    }
    if (dirname(folder) === folder) {
      return null;
    }
  }
}
