import { SETTINGS_SECTION, Settings } from "../ids.ts";
import type { Fact } from "./reportText.ts";

/** Where VS Code has values of a setting, as its `inspect` tells. */
export interface InspectedSetting {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/** Their values are paths, which tell of the machine: only that they are set is told. */
const PATHS: readonly string[] = [
  Settings.debugHungScript,
  Settings.nodeProfile,
  Settings.stubCommands,
  Settings.shellcheckPath,
];

/**
 * The settings of ours that someone has set, with value and place.
 * @param inspect by the name below our section
 * @param hasFolders whether the window has a workspace of folders; in one with a folder alone VS Code tells each value of
 *   its `.vscode/settings.json` twice, as the workspace's and as the folder's
 */
export function changedSettings(
  inspect: (name: string) => InspectedSetting | undefined,
  hasFolders: boolean,
): readonly Fact[] {
  return Object.values(Settings).flatMap((name) => {
    const found = inspect(name);
    const isTwice = !hasFolders && found?.workspaceValue !== undefined;
    const places: readonly (readonly [string, unknown])[] = [
      ["user", found?.globalValue],
      ["workspace", found?.workspaceValue],
      ["folder", isTwice ? undefined : found?.workspaceFolderValue],
    ];
    return places
      .filter(([, value]) => value !== undefined)
      .map(([place, value]): Fact => {
        const text = PATHS.includes(name) && value !== "" ? "a path" : JSON.stringify(value);
        return [`${SETTINGS_SECTION}.${name}`, `${text} (${place})`];
      });
  });
}
