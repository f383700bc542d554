import { readdir, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { UserError } from "../userError.ts";
import { saveDocument } from "./saveDocument.ts";

/**
 * Saves what was typed into the scripts of an event directory, and into the files of its `CTDB_BASE` that they read: a run
 * is of what is on disk.
 * @param directory absolute path of the event directory
 * @param base absolute path of its `CTDB_BASE`
 * @throws {UserError} where a file could not be saved
 */
export async function saveBeforeRun(directory: string, base: string): Promise<void> {
  const dirty = vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.scheme === "file");
  if (dirty.length === 0) {
    return;
  }
  const folders = new Set([directory, base, ...(await Promise.all([directory, base].map(realPath)))]);
  const scripts = await targetsIn(directory);
  for (const document of dirty) {
    const path = document.uri.fsPath;
    const isRead = folders.has(dirname(path)) || scripts.has(await realPath(path));
    if (isRead && !(await saveDocument(document))) {
      throw new UserError(
        t(
          "{0} could not be saved. CTDB would run what is on disk, not what the editor shows.",
          vscode.workspace.asRelativePath(document.uri),
        ),
      );
    }
  }
}

/** Where the scripts of a directory really are: enabling a script of 4.9 or later makes a link. */
async function targetsIn(directory: string): Promise<ReadonlySet<string>> {
  const names = await readdir(directory).catch(() => []); // the run says what is wrong with it
  return new Set(await Promise.all(names.map((name) => realPath(join(directory, name)))));
}

/** Where a path leads; itself where it leads nowhere. */
function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
