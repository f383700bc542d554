import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { printable } from "../scripts/fileNames.ts";
import { scanDirectory } from "../scripts/scanDirectory.ts";
import { ScanError } from "../scripts/scanError.ts";
import type { ScriptDirectory } from "../scripts/scriptDirectory.ts";

/**
 * What is in a directory for one run.
 * @param only the file name of the one script that is to run; `undefined`: all. The directory is then as CTDB would see
 *   it with no other script in it, and refused where CTDB does not list this one. What CTDB has against the others, such
 *   as two scripts with one number, counts no longer.
 * @throws {ScanError} where the directory cannot be read.
 */
export async function scanForRun(
  directory: string,
  convention: Convention,
  only: string | undefined,
): Promise<ScriptDirectory> {
  try {
    const scanned = await scanDirectory(directory, convention, { startProblems: false });
    return only === undefined ? scanned : withOnly(scanned, only);
  } catch (error) {
    if (error instanceof ScanError && error.code === "ENOENT" && only !== undefined) {
      // Where CTDB takes a missing directory for an empty one, a run of one script is still none.
      return { path: directory, convention, files: [], refusal: error.message };
    }
    throw error;
  }
}

function withOnly(directory: ScriptDirectory, only: string): ScriptDirectory {
  const files = directory.files.filter(({ fileName }) => fileName.text === only);
  const [file] = files;
  const name = printable(only);
  if (file === undefined) {
    return { ...directory, files, refusal: t("There is no script {0} in {1}.", name, directory.path) };
  }
  const unlisted = t("CTDB does not list {0} in {1}: {2}", name, directory.path, file.reason.sentence);
  return { ...directory, files, refusal: file.position === null ? unlisted : null };
}
