import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands, SETTINGS_SECTION, Settings } from "../ids.ts";
import type { SettingsReader } from "../plannedRun.ts";
import { workspacePaths } from "../settingsReader.ts";
import type { NodePlace } from "../virtualNode/nodeSource.ts";
import { createProfile } from "./createProfile.ts";
import { ProfileDiagnostics } from "./profileDiagnostics.ts";
import { isProfile, profileSelector } from "./profileFiles.ts";
import { registerProviders } from "./profileProviders.ts";

/**
 * Registers everything that helps with node profiles.
 * @param place where the node is that a new profile is for; `null` where the user left the question
 */
export function registerProfile(
  log: vscode.LogOutputChannel,
  settingsFor: SettingsReader,
  place: () => Promise<NodePlace | null>,
): vscode.Disposable {
  let selector = profileSelector(namedProfiles(settingsFor));
  let providers = registerProviders(selector);
  const diagnostics = new ProfileDiagnostics((document) => isProfile(document, selector), log);
  const listening = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${SETTINGS_SECTION}.${Settings.nodeProfile}`)) {
      selector = profileSelector(namedProfiles(settingsFor));
      providers.dispose();
      providers = registerProviders(selector);
      diagnostics.checkAll();
    }
  });
  const command = registerCommand(log, Commands.createProfile, async () => {
    const found = await place();
    await (found && createProfile(found));
  });
  return vscode.Disposable.from(diagnostics, listening, command, { dispose: () => providers.dispose() });
}

/** The profiles that the settings of the workspace's folders name. */
function namedProfiles(settingsFor: SettingsReader): string[] {
  const paths = workspacePaths().map((folder) => {
    try {
      return settingsFor(folder).sandbox.profilePath;
    } catch {
      return null; // the setting makes no sense, which runs say
    }
  });
  return [...new Set(paths.filter((path) => path !== null))];
}
