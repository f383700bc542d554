import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { sentenceOf } from "../../sandbox/sandbox.ts";
import type { SandboxChoice } from "../../sandbox/sandboxChoice.ts";
import { registerCommand, report, showWithActions } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { RunStore } from "../run/runStore.ts";
import { toggleTrace } from "../run/traceToggle.ts";
import { sandboxChoiceNow } from "../settings/settingsReader.ts";
import { UserError } from "../userError.ts";
import { eventDirectories } from "../workspace/eventDirectories.ts";
import { requireTrust } from "../workspace/guards.ts";
import { SandboxStatus } from "./sandboxStatus.ts";

/**
 * Registers the status bar's item, which comes with the first event directory or the first run, and the command
 * behind it.
 */
export function registerSandboxStatus(
  kitDirectory: string,
  store: RunStore,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const status = new SandboxStatus(sandboxChoiceNow, kitDirectory);
  const reveal = (): void => {
    status.reveal().then(undefined, (error: unknown) => report(log, "status bar", error));
  };
  const stopListening = store.listen(reveal);
  eventDirectories().then(
    (found) => found.length > 0 && reveal(),
    (error: unknown) => log.warn("Looking for event directories:", String(error)),
  );
  const command = registerCommand(log, Commands.chooseSandbox, async () => {
    // To find out what works here is to start programs, and the workspace's setting does not count before it is trusted.
    requireTrust();
    const { pickSandbox } = await import("./sandboxPick.ts");
    const problem = await pickSandbox(choiceOrNull(), kitDirectory);
    await status.refresh();
    if (problem !== null) {
      // The whole of what the entry had no room for.
      const message = t("The isolated mode does not work here: {0}", sentenceOf(problem));
      await showWithActions("warning", message, [
        { title: t("Choose again"), command: Commands.chooseSandbox },
      ]);
    }
  });
  const toggle = registerCommand(log, Commands.toggleTrace, toggleTrace);
  return vscode.Disposable.from(status, command, toggle, new vscode.Disposable(stopListening));
}

/** A setting that makes no sense is just what the command can mend. */
function choiceOrNull(): SandboxChoice | null {
  try {
    return sandboxChoiceNow();
  } catch (error) {
    if (error instanceof UserError) {
      return null;
    }
    throw error;
  }
}
