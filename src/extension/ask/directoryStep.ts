import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { Commands } from "../ids.ts";
import { UserError } from "../userError.ts";
import { type EventDirectory, shortPath } from "../workspace/eventDirectories.ts";
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

/** What to say where no directory was found. @param unfinished where the search met its bound */
export function noDirectory(unfinished: readonly UnfinishedSearch[]): UserError {
  const sentences =
    unfinished.length > 0
      ? nothingFoundSentence(unfinished)
      : t(
          "No event directory was found in this workspace: a folder events/<component> with scripts NN.name.script " +
            "(since Samba 4.9), or events.d with scripts NN.name.",
        );
  return new UserError(sentences, [
    { title: t("Choose folder…"), command: Commands.runEvent, args: [CHOOSE_FOLDER] },
    { title: t("Open the example"), command: Commands.openExample },
  ]);
}

/** Argument of the command that asks for a folder first. */
export const CHOOSE_FOLDER = "choose-folder";

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
