import { join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { atLeast } from "../../ctdb/version.ts";
import { CHOOSE, chooseFolder, chooseItem } from "../ask/directoryStep.ts";
import { askStep, type StepItem } from "../ask/quickSteps.ts";
import { settingsFor, workspacePaths } from "../settings/settingsReader.ts";
import { shortPath } from "../workspace/eventDirectories.ts";

/**
 * Asks for the directory of a new script: one of those that are known, a new one in the workspace, or any folder.
 * @param active the directory to begin with
 * @returns its absolute path, which need not be there yet; `null`: the user left
 */
export async function askPlace(known: readonly string[], active: string | null): Promise<string | null> {
  const [only] = known;
  if (known.length === 1 && only !== undefined) {
    return only;
  }
  const items = [...known.map(knownItem), ...newPlaces(known).map(newItem), chooseItem()];
  const answer = await askStep<string>({
    frame: { title: t("New event script"), step: 1, totalSteps: undefined },
    placeholder: t("Event directory that the script belongs to"),
    items,
    active: ({ value }) => value === active,
  });
  if (answer.kind !== "chosen") {
    return null;
  }
  return answer.value === CHOOSE ? chooseFolder() : answer.value;
}

/** `events/legacy` or `events.d` in each folder of the workspace that has no event directory, as the settings say. */
function newPlaces(known: readonly string[]): readonly string[] {
  return workspacePaths()
    .filter((folder) => !known.some((path) => path === folder || path.startsWith(`${folder}/`)))
    .map((folder) => join(folder, ...(isOlder(folder) ? ["events.d"] : ["events", "legacy"])));
}

/** Whether scripts are written for a release before 4.9. */
function isOlder(folder: string): boolean {
  const { generation, targetVersion } = settingsFor(folder);
  return generation === null
    ? targetVersion !== null && !atLeast(targetVersion, [4, 9])
    : generation !== "component";
}

function knownItem(path: string): StepItem<string> {
  return { label: shortPath(path), iconPath: new vscode.ThemeIcon("folder"), value: path };
}

function newItem(path: string): StepItem<string> {
  return {
    label: shortPath(path),
    description: t("new event directory"),
    iconPath: new vscode.ThemeIcon("new-folder"),
    value: path,
  };
}
