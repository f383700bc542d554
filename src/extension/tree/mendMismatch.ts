import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { Commands, SETTINGS_SECTION, Settings } from "../ids.ts";
import { printableLine } from "../printable.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import type { TreePanel } from "./treePanel.ts";

interface WayOut extends vscode.QuickPickItem {
  readonly command: string;
  readonly argument: string;
}

/** Offers the ways out where the release that is set does not look into a directory. */
export async function mendMismatch(panel: TreePanel, directory: string): Promise<void> {
  const view = await panel.reader.fresh(directory);
  if (view.kind === "failed" || view.mismatch === null) {
    panel.refreshAt(directory); // mended meanwhile
    return;
  }
  const setting = (name: string) => `${SETTINGS_SECTION}.${name}`;
  const isComponent = view.scan.convention.generation === "component";
  const ways: readonly WayOut[] = [
    {
      label: t("$(settings-gear) Change {0}…", setting(Settings.targetVersion)),
      detail: isComponent
        ? t("Up to 4.8 CTDB runs events.d. Empty: the newest that fits the folder.")
        : t("Since 4.9 CTDB runs events/legacy. Empty: the newest that fits the folder."),
      command: "workbench.action.openSettings",
      argument: setting(Settings.targetVersion),
    },
    {
      label: t("$(settings-gear) Change {0}…", setting(Settings.convention)),
      detail: t("With “auto” the folder itself tells, as long as no target version is set."),
      command: "workbench.action.openSettings",
      argument: setting(Settings.convention),
    },
    {
      label: t("$(lightbulb) Fix all in event directory…"),
      detail: t("Moves the scripts to where this release looks. Nothing is overwritten."),
      command: Commands.fixAll,
      argument: directory,
    },
  ];
  const chosen = await vscode.window.showQuickPick(ways, {
    title: printableLine(shortPath(directory)),
    placeHolder: printableLine(view.mismatch.sentence.replaceAll("`", "")),
  });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command, chosen.argument);
  }
}
