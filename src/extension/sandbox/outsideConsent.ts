import { dirname, sep } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { printableLine } from "../printable.ts";
import type { RunStore } from "../run/runStore.ts";
import { workspacePaths } from "../settings/settingsReader.ts";

/** Directories that the user said yes to, in this window. */
const allowed = new Set<string>();

/**
 * Whether events may be run in a directory that a command's argument names. Any text that shows command links can name one,
 * so a directory that is not in sight is asked for, once for a window: the trust in the workspace is no trust in it.
 * @param directory absolute path
 * @param store the runs of this window
 */
export async function allowsDirectory(directory: string, store: Pick<RunStore, "runs">): Promise<boolean> {
  if (isInSight(directory) || store.runs.some(({ start }) => start.directory === directory)) {
    return true;
  }
  const detail = t(
    "{0} lies outside of the folders that are open in this window, and a link or another extension named it. " +
      "Run its scripts only if you know what they do. They run in the mode that the setting ctdb.sandbox names.",
    printableLine(directory),
  );
  const title = t("Run CTDB event scripts of another folder?");
  const run = t("Run");
  if ((await vscode.window.showWarningMessage(title, { modal: true, detail }, run)) !== run) {
    return false;
  }
  allowed.add(directory);
  return true;
}

/** Whether it lies in the workspace, or an editor shows one of its files. */
function isInSight(directory: string): boolean {
  return (
    allowed.has(directory) ||
    workspacePaths().some((folder) => directory === folder || directory.startsWith(folder + sep)) ||
    vscode.workspace.textDocuments.some(
      ({ uri }) => uri.scheme === "file" && dirname(uri.fsPath) === directory,
    )
  );
}
