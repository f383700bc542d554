import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { chooseFolder } from "../ask/directoryStep.ts";
import { registerCommand, report } from "../commands.ts";
import { Commands, FIX_FILE, SCRIPTS_VIEW } from "../ids.ts";
import { UserError } from "../userError.ts";
import { meantNode, nodeNow } from "./meantScript.ts";
import { boxOf, uriOf } from "./treeItem.ts";
import { directoryOf, type TreeNode } from "./treeNode.ts";
import { TreePanel, type TreeServices } from "./treePanel.ts";

const HELP = ["docs", "tree.md"];

/** Registers the view of event scripts and its commands. Nothing is searched before the view is shown. */
export function registerTree(services: TreeServices, extension: vscode.Uri): vscode.Disposable {
  const { log } = services;
  const panel = new TreePanel(services);
  const handlers: Readonly<Record<string, (target: unknown) => unknown>> = {
    [Commands.newScript]: async (target) => (await import("./newScript.ts")).newScript(panel, target),
    [Commands.renumberScript]: async (target) =>
      (await import("./renumberScript.ts")).renumberScript(panel, target),
    [Commands.treeRun]: async (target) => (await import("./runNode.ts")).runNode(panel, target),
    [Commands.treeToggle]: (target) => toggle(panel, target),
    [Commands.treeReveal]: async (target) => revealInExplorer(await meant(panel, target)),
    [Commands.treeCopyName]: async (target) => copyName(await meant(panel, target)),
    [Commands.treeFixAll]: async (target) => {
      const directory = directoryOf(await meant(panel, target));
      await vscode.commands.executeCommand(Commands.fixAll, vscode.Uri.file(directory));
    },
    [Commands.treeFixScript]: async (target) => {
      const node = await meant(panel, target);
      const uri = node.kind === "script" ? uriOf(node) : null;
      await (uri && vscode.commands.executeCommand(Commands.fixAll, uri, FIX_FILE));
    },
    [Commands.treeMismatch]: async (target) => {
      const directory = directoryOf(await meant(panel, target));
      await (await import("./mendMismatch.ts")).mendMismatch(panel, directory);
    },
    [Commands.treeRefresh]: () => panel.search(),
    [Commands.treeAdd]: () => addDirectory(panel),
    [Commands.treeRemove]: async (target) => remove(panel, await meant(panel, target)),
    [Commands.treeHelp]: () =>
      vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.joinPath(extension, ...HELP)),
  };
  const commands = Object.entries(handlers).map(([id, handler]) => registerCommand(log, id, handler));
  const boxes = panel.view.onDidChangeCheckboxState(({ items }) => {
    switchBoxes(panel, items).then(undefined, (error: unknown) => report(log, SCRIPTS_VIEW, error));
  });
  return vscode.Disposable.from(panel, boxes, ...commands);
}

type Boxes = readonly (readonly [TreeNode, vscode.TreeItemCheckboxState])[];

async function switchBoxes(panel: TreePanel, items: Boxes): Promise<void> {
  await (await import("./switchBox.ts")).switchBoxes(panel, items);
}

async function addDirectory(panel: TreePanel): Promise<void> {
  const path = await chooseFolder();
  if (path !== null) {
    await panel.directories.add(path);
    panel.refresh();
  }
}

/** Takes a directory out of sight, or forgets a link that was removed. */
async function remove(panel: TreePanel, node: TreeNode): Promise<void> {
  if (node.kind === "absent") {
    await panel.memory.removeLink(node.scan.path, node.script.fileName.bytes);
  } else {
    await panel.directories.remove(directoryOf(node));
  }
  panel.refresh();
}

/** @throws {UserError} for files outside of the workspace, which the explorer does not show */
async function revealInExplorer(node: TreeNode): Promise<void> {
  const script = node.kind === "handler" ? node.script : node;
  const uri = (script.kind === "script" ? uriOf(script) : null) ?? vscode.Uri.file(directoryOf(node));
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    const copy = { title: t("Copy path"), act: async () => vscode.env.clipboard.writeText(uri.fsPath) };
    throw new UserError(
      t("{0} is in no folder of this workspace, so the explorer does not show it.", uri.fsPath),
      [copy],
    );
  }
  await vscode.commands.executeCommand("revealInExplorer", uri);
}

async function copyName(node: TreeNode): Promise<void> {
  const script = node.kind === "handler" ? node.script : node;
  const text =
    script.kind === "script"
      ? script.file.fileName.text
      : script.kind === "absent"
        ? script.script.fileName.text
        : directoryOf(node);
  await vscode.env.clipboard.writeText(text);
}

/** @throws {UserError} where nothing is meant */
async function meant(panel: TreePanel, target: unknown): Promise<TreeNode> {
  const node = await meantNode(panel, target);
  if (node === null) {
    throw new UserError(t("Select a script or an event directory in the view CTDB Event Scripts."));
  }
  return node;
}

/** Presses the box of a row; a row without one is opened or closed, as Space does elsewhere. */
async function toggle(panel: TreePanel, target: unknown): Promise<void> {
  const node = await nodeNow(panel, await meant(panel, target));
  const box = node.kind === "script" ? boxOf(node) : node.kind === "absent" ? false : null;
  if (box === null) {
    await vscode.commands.executeCommand("list.toggleExpand");
    return;
  }
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  await switchBoxes(panel, [[node, box ? Unchecked : Checked]]);
}
