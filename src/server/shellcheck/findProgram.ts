import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

/**
 * The absolute path of a program. Unlike the system, it passes over entries of `PATH` that are empty or relative: they
 * mean the folder that a program is started in, and that is one of the workspace.
 * @param program an absolute path, or a name
 * @param path the value of `PATH`
 * @returns `null` where there is none that this user may run
 */
export async function findProgram(program: string, path: string): Promise<string | null> {
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder));
  const places = isAbsolute(program) ? [program] : folders.map((folder) => join(folder, program));
  for (const place of places) {
    if (await isProgram(place)) {
      return place;
    }
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false; // not there, or not for this user
  }
}
