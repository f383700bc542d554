import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { checkIsolationAgain, whyNotIsolated } from "../../sandbox/chooseSandbox.ts";
import { type SandboxError, type SandboxMode, sentenceOf } from "../../sandbox/sandbox.ts";
import { SANDBOX_CHOICES, type SandboxChoice } from "../../sandbox/sandboxChoice.ts";
import { SETTINGS_SECTION, Settings } from "../ids.ts";

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice: SandboxChoice;
}

const ICONS: Readonly<Record<SandboxChoice, string>> = {
  auto: "wand",
  isolated: "shield",
  stubbed: "beaker",
  host: "warning",
};

/** Short: an entry has one line. */
function modeDetails(): Readonly<Record<SandboxMode, string>> {
  return {
    isolated: t("Scripts see this machine read-only and act on a virtual node."),
    stubbed: t("Commands act on a virtual node, but what scripts write is written here."),
    host: t("Scripts act on this machine itself, without a sandbox, as your user."),
  };
}

/**
 * Asks where events run and sets it for the workspace.
 * @param current what is set now, or `null` where that makes no sense
 * @returns why what was chosen does not work here, or `null`
 */
export async function pickSandbox(
  current: SandboxChoice | null,
  kitDirectory: string,
): Promise<SandboxError | null> {
  // The machine may have been changed since it was tried.
  checkIsolationAgain();
  const checking = whyNotIsolated(kitDirectory);
  const chosen = await vscode.window.showQuickPick<ChoiceItem>(
    checking.then((problem) => choiceItems(current, problem)),
    {
      title: t("Where CTDB events run"),
      placeHolder: t("Where the scripts run, and what they can reach"),
      matchOnDescription: true,
    },
  );
  if (chosen === undefined) {
    return null;
  }
  const isOpen = vscode.workspace.workspaceFolders !== undefined;
  const target = isOpen ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration(SETTINGS_SECTION).update(Settings.sandbox, chosen.choice, target);
  return chosen.choice === "isolated" ? await checking : null;
}

function choiceItems(current: SandboxChoice | null, problem: SandboxError | null): ChoiceItem[] {
  const details: Readonly<Record<SandboxChoice, string>> = {
    ...modeDetails(),
    ...(problem === null ? {} : { isolated: t("Does not work here: {0}", sentenceOf(problem)) }),
    auto: t("Isolated where that works, else stubbed; here: {0}.", problem === null ? "isolated" : "stubbed"),
  };
  const descriptions: Readonly<Record<SandboxChoice, string>> = {
    auto: t("default"),
    isolated: problem === null ? t("safe for any script") : t("not available"),
    stubbed: t("asks first, for scripts that you know"),
    host: t("asks first, changes this machine"),
  };
  return SANDBOX_CHOICES.map((choice) => ({
    choice,
    label: `$(${ICONS[choice]}) ${choice}`,
    description: choice === current ? t("{0}, chosen now", descriptions[choice]) : descriptions[choice],
    // An entry has no room for code in backticks.
    detail: details[choice].replaceAll("`", ""),
    picked: choice === current,
  }));
}
