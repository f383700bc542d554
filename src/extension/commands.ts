import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { Commands } from "./ids.ts";
import { type UserAction, UserError } from "./userError.ts";

function showLog(): UserAction {
  return { title: t("Show log"), command: Commands.showLog };
}

function reportProblem(): UserAction {
  return { title: t("Report a problem"), command: Commands.reportProblem };
}

/**
 * Registers a command behind the one wrapper: what goes wrong is logged and shown once, with the way on.
 */
export function registerCommand(
  log: vscode.LogOutputChannel,
  id: string,
  handler: (...args: unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await handler(...args);
    } catch (error) {
      report(log, id, error);
      return undefined;
    }
  });
}

/** Logs an error and shows it; does not wait for the answer. */
export function report(log: vscode.LogOutputChannel, where: string, error: unknown): void {
  if (error instanceof vscode.CancellationError) {
    return;
  }
  log.error(`${where}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const known = error instanceof UserError;
  const message = known
    ? error.message
    : t("Something went wrong in the CTDB Event Scripts extension. The log has the details.");
  void showWithActions(known ? error.severity : "error", message, [
    ...(known ? error.actions : [reportProblem()]),
    showLog(),
  ]).then(undefined, (reason: unknown) => report(log, where, reason));
}

/** Shows a message and does what the button that is pressed says. */
export async function showWithActions(
  kind: "warning" | "error" | "information",
  message: string,
  actions: readonly UserAction[],
): Promise<void> {
  const show = {
    warning: vscode.window.showWarningMessage,
    error: vscode.window.showErrorMessage,
    information: vscode.window.showInformationMessage,
  }[kind];
  const answer = await show(message, ...actions.map((action) => action.title));
  const chosen = actions.find((action) => action.title === answer);
  if (chosen === undefined) {
    return;
  }
  if ("act" in chosen) {
    await chosen.act();
  } else {
    await vscode.commands.executeCommand(chosen.command, ...(chosen.args ?? []));
  }
}
