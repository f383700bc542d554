import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { CoverageInclude } from "../../../coverage/coverageScope.ts";
import { SETTINGS_SECTION, Settings } from "../../ids.ts";

interface Choice extends vscode.QuickPickItem {
  readonly include: CoverageInclude;
}

function coverageChoices(): readonly Choice[] {
  return [
    {
      include: "scripts",
      label: t("Event scripts only"),
      detail: t("What the tests execute of the scripts in event directories."),
    },
    {
      include: "sourced",
      label: t("Event scripts and what they read"),
      detail: t(
        "Also files that scripts read with `.`, such as CTDB's helper functions where they are your own or installed.",
      ),
    },
  ];
}

/** Which files coverage is shown of, as the setting says. */
export function includedFiles(): CoverageInclude {
  const value: unknown = configuration().get(Settings.coverageInclude);
  return value === "sourced" ? "sourced" : "scripts";
}

/** Asks which files coverage is shown of, and keeps the answer in the settings. */
export async function configureCoverage(): Promise<void> {
  const current = includedFiles();
  const picks = coverageChoices().map((choice) => ({
    ...choice,
    description: choice.include === current ? t("current") : "",
  }));
  const chosen = await vscode.window.showQuickPick(picks, {
    title: t("Coverage of event scripts"),
    placeHolder: t("Which files coverage is shown of"),
  });
  if (chosen !== undefined && chosen.include !== current) {
    const { workspaceFolders } = vscode.workspace;
    const target =
      workspaceFolders === undefined
        ? vscode.ConfigurationTarget.Global
        : vscode.ConfigurationTarget.Workspace;
    await configuration().update(Settings.coverageInclude, chosen.include, target);
  }
}

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(SETTINGS_SECTION);
}
