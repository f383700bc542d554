import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands, SETTINGS_SECTION, Settings } from "../ids.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import { workspacePaths } from "../settings/settingsReader.ts";
import type { NodePlace } from "../virtualNode/nodeSource.ts";
import { YamlDiagnostics } from "../yaml/yamlDiagnostics.ts";
import { registerYamlHelp, type YamlHelp } from "../yaml/yamlHelp.ts";
import { isProfile, profileSelector } from "./profileFiles.ts";

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
  let providers = registerYamlHelp(selector, HELP);
  const diagnostics = new YamlDiagnostics(
    {
      name: "ctdb-node-profile",
      isOurs: (document) => isProfile(document, selector),
      // YAML and the schema are only loaded where there is a profile.
      problems: async (document, schemaIsChecked) =>
        (await import("./profileProblems.ts")).profileProblems(document.getText(), schemaIsChecked),
    },
    log,
  );
  const listening = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${SETTINGS_SECTION}.${Settings.nodeProfile}`)) {
      selector = profileSelector(namedProfiles(settingsFor));
      providers.dispose();
      providers = registerYamlHelp(selector, HELP);
      diagnostics.checkAll();
    }
  });
  const command = registerCommand(log, Commands.createProfile, async () => {
    const found = await place();
    await (found && (await import("./createProfile.ts")).createProfile(found));
  });
  return vscode.Disposable.from(diagnostics, listening, command, { dispose: () => providers.dispose() });
}

const HELP: YamlHelp = {
  completionsAt: async (document, offset) => (await help()).completionsAt(document.getText(), offset),
  describeAt: async (document, offset) => (await help()).describeAt(document.getText(), offset),
};

/** Loaded with the first profile, since it comes with YAML and the schema. */
const help = () => import("../../virtualNode/profile/profile.ts");

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
