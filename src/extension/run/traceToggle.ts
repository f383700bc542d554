import { isAbsolute } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { SETTINGS_SECTION, Settings } from "../ids.ts";

/** Whether runs are traced as the settings are now. @param resource what the settings are read for, or `null` */
export function isTraced(resource: vscode.Uri | null): boolean {
  return configuration(resource).get<unknown>(Settings.trace) !== false;
}

/** Calls `changed` when runs may be traced no more, or again, until it is disposed of. */
export function onTraceChanged(changed: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${SETTINGS_SECTION}.${Settings.trace}`)) {
      changed();
    }
  });
}

/**
 * Switches the trace of runs on or off, in the settings that hold where it is used.
 * @param target path or URI of an event directory or a file in it; anything else: the file that is shown
 */
export async function toggleTrace(target: unknown): Promise<void> {
  const resource = resourceOf(target);
  const settings = configuration(resource);
  const traced = !isTraced(resource);
  const found = settings.inspect(Settings.trace);
  await settings.update(Settings.trace, traced, scopeOf(found));
  const message = traced
    ? t("CTDB runs are traced: they say which statement fails")
    : t("CTDB runs are not traced");
  vscode.window.setStatusBarMessage(message, 3000);
}

/** The most specific place that holds a value wins, so that one is written; without any it is the user's own. */
function scopeOf(found: ReturnType<vscode.WorkspaceConfiguration["inspect"]>): vscode.ConfigurationTarget {
  if (found?.workspaceFolderValue !== undefined) {
    return vscode.ConfigurationTarget.WorkspaceFolder;
  }
  return found?.workspaceValue === undefined
    ? vscode.ConfigurationTarget.Global
    : vscode.ConfigurationTarget.Workspace;
}

function resourceOf(target: unknown): vscode.Uri | null {
  if (target instanceof vscode.Uri) {
    return target;
  }
  if (typeof target === "string" && isAbsolute(target)) {
    return vscode.Uri.file(target);
  }
  return vscode.window.activeTextEditor?.document.uri ?? null;
}

function configuration(resource: vscode.Uri | null): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(SETTINGS_SECTION, resource);
}
