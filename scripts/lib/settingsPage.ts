// The page of all settings, made from the manifest; a test holds it to be current.
import { join } from "node:path";
import type { Manifest, ManifestSetting, SettingGroup } from "./manifest.ts";
import { root } from "./paths.ts";

export const SETTINGS_PAGE = join(root, "docs/settings.md");

const SCOPES: Readonly<Record<string, string>> = {
  resource: "user, workspace and folder",
  window: "user and workspace",
  "machine-overridable": "user and workspace; not synchronised with other machines",
};

/** The text of `docs/settings.md`. */
export function settingsPage({ capabilities, contributes }: Manifest): string {
  const restricted = capabilities.untrustedWorkspaces.restrictedConfigurations;
  const groups = contributes.configuration.toSorted((a, b) => a.order - b.order);
  return `# Settings

Made from \`package.json\` by \`npm run docs\`. The settings editor shows all of them for \`@ext:ctdb-events.ctdb-events\`. Settings that choose
what is run, or where, are not taken from a workspace that is not trusted.

${groups.map((group) => section(group, restricted)).join("\n")}`;
}

function section({ title, properties }: SettingGroup, restricted: readonly string[]): string {
  const settings = Object.entries(properties).toSorted(([, a], [, b]) => a.order - b.order);
  const entries = settings.map(([id, setting]) => entry(id, setting, restricted.includes(id)));
  return `## ${title}\n\n${entries.join("\n")}`;
}

function entry(id: string, setting: ManifestSetting, isRestricted: boolean): string {
  const facts = [
    `Default: \`${JSON.stringify(setting.default)}\`.`,
    `Set for: ${SCOPES[setting.scope] ?? setting.scope}.`,
    ...(isRestricted ? ["Only from a trusted workspace."] : []),
  ];
  const choices = (setting.enum ?? []).map(
    (choice, i) => `* \`${choice}\`: ${setting.markdownEnumDescriptions?.[i] ?? ""}\n`,
  );
  const list = choices.length > 0 ? `\n${choices.join("")}` : "";
  return `### ${id}\n\n${plain(setting.markdownDescription)}\n${list}\n${facts.join(" ")}\n`;
}

/** Without what only the settings editor understands: links to commands, and \`#name#\` for settings. */
function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\(command:[^)]*\)/g, "$1").replace(/`#([^#`]+)#`/g, "`$1`");
}
