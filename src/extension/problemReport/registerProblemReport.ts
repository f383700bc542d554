import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import type { RunStore } from "../run/runStore.ts";
import type { KeptLines } from "./keptLines.ts";

/** What a report is made from. */
export interface ReportSources {
  readonly context: Pick<vscode.ExtensionContext, "extension">;
  readonly kept: KeptLines;
  readonly kitDirectory: string;
  readonly log: vscode.LogOutputChannel;
  readonly store: RunStore;
  readonly settingsFor: SettingsReader;
}

/** Registers the command that writes a report on a problem into a new document. Nothing is sent. */
export function registerProblemReport(sources: ReportSources): vscode.Disposable {
  return registerCommand(sources.log, Commands.reportProblem, async () => {
    const { collectReport } = await import("./collectReport.ts");
    const content = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: t("Collecting what a report needs") },
      () => collectReport(sources),
    );
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await vscode.window.showTextDocument(document, { preview: false });
  });
}
