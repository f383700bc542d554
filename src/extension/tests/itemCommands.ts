import { basename, dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { registerCommand } from "../commands.ts";
import { Commands } from "../ids.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import { DirectoryReader } from "../tree/directoryReader.ts";
import type { TreeMemory } from "../tree/treeMemory.ts";
import type { ScriptNode } from "../tree/treeNode.ts";
import { UserError } from "../userError.ts";
import type { TestModel } from "./model/testModel.ts";
import type { TestNode } from "./model/testNode.ts";

/** What the menus of items work with. */
export interface ItemServices {
  readonly log: vscode.LogOutputChannel;
  readonly settingsFor: SettingsReader;
}

/** Registers what the menus of handlers, scripts and events in the Test Explorer do. */
export function registerItemCommands(
  { log, settingsFor }: ItemServices,
  memory: TreeMemory,
  model: TestModel,
): vscode.Disposable {
  const reader = new DirectoryReader(settingsFor, memory);
  const meant = (target: unknown): TestNode => {
    const id = typeof target === "object" && target !== null && "id" in target ? String(target.id) : "";
    const node = model.find(id);
    if (node === null) {
      throw new UserError(t("This test is no longer there."));
    }
    return node;
  };
  return vscode.Disposable.from(
    registerCommand(log, Commands.testRunEvent, async (target) => {
      const { directory, event, script } = eventOf(meant(target));
      await vscode.commands.executeCommand(Commands.runHandler, directory, event, script);
    }),
    registerCommand(log, Commands.testOpenScript, async (target) => {
      const { directory, script } = eventOf(meant(target));
      await vscode.window.showTextDocument(vscode.Uri.file(join(directory, script)));
    }),
    registerCommand(log, Commands.testToggleScript, async (target) => {
      const node = await scriptOf(meant(target), reader);
      await vscode.commands.executeCommand(Commands.treeToggle, node);
    }),
  );
}

/** The event of a handler, of a script in an event of all scripts, or of such an event. @throws {UserError} for others */
function eventOf(node: TestNode) {
  const subject = node.subject ?? node.children?.[0]?.subject;
  if (subject?.kind === "handler" || subject?.kind === "event-script") {
    return subject;
  }
  throw new UserError(t("This is no test of an event script."));
}

/** A script as it is now, as the view of scripts has it. @throws {UserError} where it is none any more */
async function scriptOf({ path }: TestNode, reader: DirectoryReader): Promise<ScriptNode> {
  const view = path === null ? null : await reader.fresh(dirname(path));
  const file =
    view?.kind === "read"
      ? view.scan.files.find(({ fileName }) => fileName.text === basename(path ?? ""))
      : undefined;
  if (view?.kind !== "read" || file === undefined) {
    throw new UserError(t("The script is no longer there."));
  }
  return { kind: "script", scan: view.scan, file };
}
