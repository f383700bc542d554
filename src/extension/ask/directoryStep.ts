import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { Commands } from "../ids.ts";
import { type UserAction, UserError } from "../userError.ts";
import { type EventDirectory, searchVisibly, shortPath } from "../workspace/eventDirectories.ts";
import { nothingFoundSentence, type UnfinishedSearch } from "../workspace/unfinishedSearch.ts";
import { askStep, type StepFrame, type StepItem, type StepResult } from "./quickSteps.ts";

/** The answer that asks for a folder by a dialog. */
export const CHOOSE = "choose";

/** Asks for one of the directories, or for any other folder. */
export async function askDirectory(
  frame: StepFrame,
  directories: readonly EventDirectory[],
  chosen: string | null,
): Promise<StepResult<string>> {
  const answer = await askStep<string>({
    frame,
    placeholder: t("Directory with the event scripts"),
    items: [...directories.map(directoryItem), chooseItem()],
    active: (item) => item.value === chosen,
  });
  if (answer.kind !== "chosen" || answer.value !== CHOOSE) {
    return answer;
  }
  const path = await chooseFolder();
  return path === null ? { kind: "cancelled" } : { kind: "chosen", value: path };
}

/** Asks for a folder with the system's dialog; `null` where the user closed it. */
export async function chooseFolder(): Promise<string | null> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: t("Directory with CTDB event scripts"),
      openLabel: t("Use this folder"),
    })) ?? [];
  return folder?.fsPath ?? null;
}

/**
 * The event directory of the workspace: the only one, or the one that the user chooses; `null` where they left.
 * @throws {UserError} where there is none
 */
export async function askWorkspaceDirectory(frame: StepFrame): Promise<string | null> {
  return onlyOrAsked(await foundDirectories(), frame);
}

/** The only directory, or the one that the user chooses; `null` where they left. */
export async function onlyOrAsked(
  directories: readonly EventDirectory[],
  frame: StepFrame,
): Promise<string | null> {
  const only = onlyOne(directories);
  if (only !== null) {
    return only;
  }
  const answer = await askDirectory(frame, directories, null);
  return answer.kind === "chosen" ? answer.value : null;
}

/**
 * The event directories of the workspace, one or more.
 * @param actions what to offer, among others, where there is none
 * @throws {UserError} where there is none
 */
export async function foundDirectories(
  actions: readonly UserAction[] = [],
): Promise<readonly EventDirectory[]> {
  const { directories, unfinished } = await searchVisibly();
  if (directories.length === 0) {
    throw new UserError(noDirectorySentence(unfinished), [
      ...actions,
      { title: t("Open the example"), command: Commands.openExample },
    ]);
  }
  return directories;
}

/** The directory where there is no choice. */
export function onlyOne(directories: readonly EventDirectory[]): string | null {
  return directories.length === 1 ? (directories[0]?.path ?? null) : null;
}

/** @param unfinished where the search met its bound */
function noDirectorySentence(unfinished: readonly UnfinishedSearch[]): string {
  return unfinished.length > 0
    ? nothingFoundSentence(unfinished)
    : t(
        "No event directory was found in this workspace: a folder events/<component> with scripts NN.name.script " +
          "(since Samba 4.9), or events.d with scripts NN.name.",
      );
}

function directoryItem(directory: EventDirectory): StepItem<string> {
  return {
    label: shortPath(directory.path),
    description: directory.ofOpenFile ? t("of the open file") : "",
    detail:
      directory.generation === "component"
        ? t("events/<component>, Samba 4.9 and later")
        : t("events.d, CTDB and Samba before 4.9"),
    iconPath: new vscode.ThemeIcon("folder"),
    value: directory.path,
  };
}

/** The last choice: any folder, by a dialog. */
export function chooseItem(): StepItem<string> {
  return {
    label: t("Choose folder…"),
    iconPath: new vscode.ThemeIcon("folder-opened"),
    alwaysShow: true,
    value: CHOOSE,
  };
}
