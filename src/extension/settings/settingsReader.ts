import * as vscode from "vscode";
import type { SandboxChoice } from "../../sandbox/sandboxChoice.ts";
import { SETTINGS_SECTION, Settings } from "../ids.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import { readSandboxChoice } from "../sandbox/sandboxSettings.ts";
import { readSettings } from "./settings.ts";

/** Reads the settings that VS Code has for an event directory. */
export const settingsFor: SettingsReader = (directory) => {
  const uri = vscode.Uri.file(directory);
  const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION, uri);
  // A directory outside of the workspace has the folder of the workspace to be relative to.
  const folder = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
  return readSettings((name) => configuration.get<unknown>(name), folder?.uri.fsPath ?? null);
};

/** Reads where the scripts of this window run. */
export function sandboxChoiceNow(): SandboxChoice {
  const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  return readSandboxChoice((name) => configuration.get<unknown>(name));
}

/** When the panel is shown by itself, as the configuration has it. */
export function panelReveal(): unknown {
  return vscode.workspace.getConfiguration(SETTINGS_SECTION).get<unknown>(Settings.panelReveal);
}

/** The folders of the workspace that are on this machine. */
export function workspacePaths(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.filter(({ uri }) => uri.scheme === "file").map(({ uri }) => uri.fsPath);
}
