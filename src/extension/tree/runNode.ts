import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { eventNamed } from "../../ctdb/events.ts";
import { tableText } from "../../text/tableText.ts";
import { Commands } from "../ids.ts";
import { printableLine } from "../printable.ts";
import { UserError } from "../userError.ts";
import { isRunnable } from "./handlerLook.ts";
import { meantNode } from "./meantScript.ts";
import { directoryOf, type ScriptNode } from "./treeNode.ts";
import type { TreePanel } from "./treePanel.ts";

/** Runs what is meant: the event of a handler, events of a script, an event of the directory. */
export async function runNode(panel: TreePanel, target: unknown): Promise<void> {
  const node = await meantNode(panel, target);
  if (node === null) {
    throw new UserError(
      t("Select a handler, a script or an event directory in the view CTDB Event Scripts."),
    );
  }
  if (node.kind === "handler" && isRunnable(node)) {
    await runHandler(node.script, node.event);
  } else if (node.kind === "script") {
    await runScript(panel, node);
  } else {
    await runAny(directoryOf(node));
  }
}

/** Asks which of a script's events. */
async function runScript(panel: TreePanel, script: ScriptNode): Promise<void> {
  const handlers = await panel.handlersOf(script);
  const events = [...new Set(handlers.filter(isRunnable).map(({ event }) => event))];
  if (events.length === 0) {
    await runAny(script.scan.path);
    return;
  }
  const { text } = script.file.fileName;
  const one = events.map((event) => ({
    label: event,
    description: tableText(eventNamed(event)?.when ?? ""),
    run: () => runHandler(script, event),
  }));
  const all = {
    label: t("All of these, in the order of a node's life"),
    iconPath: new vscode.ThemeIcon("run-all"),
    run: () => vscode.commands.executeCommand(Commands.runAllEvents, script.scan.path, text, events),
  };
  const other = { label: t("Other event…"), run: () => runAny(script.scan.path) };
  const chosen = await vscode.window.showQuickPick([...one, ...(events.length > 1 ? [all] : []), other], {
    title: t("Run an event that {0} handles", printableLine(text)),
    placeHolder: t("Event to run: every script of the directory, up to the first that fails"),
    ignoreFocusOut: true,
  });
  await chosen?.run();
}

async function runHandler({ scan, file }: ScriptNode, event: string): Promise<void> {
  await vscode.commands.executeCommand(Commands.runHandler, scan.path, event, file.fileName.text);
}

async function runAny(directory: string): Promise<void> {
  await vscode.commands.executeCommand(Commands.runEvent, vscode.Uri.file(directory));
}
