import { basename, dirname } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { UserError } from "../userError.ts";
import { FOCUSED_ROW } from "./focusedRow.ts";
import { nodeId, type ScriptNode, type TreeNode } from "./treeNode.ts";
import type { TreePanel } from "./treePanel.ts";

/** The part of the tree that a menu, a key or the palette means: what it was opened on, else what is selected. */
export async function meantNode(panel: TreePanel, target: unknown): Promise<TreeNode | null> {
  if (target === FOCUSED_ROW) {
    return panel.focusedRow.take();
  }
  if (isNode(target)) {
    return target;
  }
  return panel.view.visible ? (panel.view.selection[0] ?? null) : null;
}

/** A part as it is on disk now: VS Code goes on giving what a row was when it was selected. */
export async function nodeNow(panel: TreePanel, node: TreeNode): Promise<TreeNode> {
  if (node.kind !== "script" && node.kind !== "absent") {
    return node;
  }
  const view = await panel.reader.fresh(node.scan.path);
  if (view.kind === "failed") {
    return node;
  }
  const { scan } = view;
  const nodes: readonly TreeNode[] = [
    ...scan.files.map((file): TreeNode => ({ kind: "script", scan, file })),
    ...view.absent.map((script): TreeNode => ({ kind: "absent", scan, script })),
  ];
  const id = nodeId(node);
  return nodes.find((one) => nodeId(one) === id) ?? node;
}

/**
 * The script that is meant: of the tree, of the explorer's menu, else the one in the editor, as it is on disk now.
 * @throws {UserError} where that is none
 */
export async function meantScript(panel: TreePanel, target: unknown): Promise<ScriptNode> {
  const node = target instanceof vscode.Uri ? null : await meantNode(panel, target);
  const own = node?.kind === "handler" ? node.script : node;
  const given = own?.kind === "script" ? own : null;
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  const path = given?.scan.path ?? (uri?.scheme === "file" ? dirname(uri.fsPath) : null);
  const name = given?.file.fileName.bytes ?? Buffer.from(basename(uri?.fsPath ?? ""));
  const view = path === null ? null : await panel.reader.fresh(path);
  if (view?.kind === "read") {
    const file = view.scan.files.find(({ fileName }) => fileName.bytes.equals(name));
    if (file !== undefined && file.type !== "directory") {
      return { kind: "script", scan: view.scan, file };
    }
  }
  throw new UserError(
    view?.kind === "failed"
      ? view.sentence
      : t("No event script is meant: select one in the view CTDB Event Scripts, or open one."),
  );
}

function isNode(target: unknown): target is TreeNode {
  return typeof target === "object" && target !== null && "kind" in target && !(target instanceof vscode.Uri);
}
