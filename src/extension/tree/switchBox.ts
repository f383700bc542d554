import * as vscode from "vscode";
import { vendorDirectoryOf } from "../../scripts/offeredScripts.ts";
import { restoreLink, type Switched, switchScript } from "../../scripts/switchScript.ts";
import { UserError } from "../userError.ts";
import type { AbsentNode, ScriptNode, TreeNode } from "./treeNode.ts";
import type { TreePanel } from "./treePanel.ts";

/**
 * Does what the boxes say that were pressed. The tree is read anew in any case: a box that could not be followed goes back.
 * @throws {UserError} that says what could not be done, and why
 */
export async function switchBoxes(
  panel: TreePanel,
  boxes: readonly (readonly [TreeNode, vscode.TreeItemCheckboxState])[],
): Promise<void> {
  const problems: string[] = [];
  const directories = new Set<string>();
  for (const [node, state] of boxes) {
    if (node.kind === "script" || node.kind === "absent") {
      directories.add(node.scan.path);
      const problem = await (node.kind === "script"
        ? flip(panel, node, state === vscode.TreeItemCheckboxState.Checked)
        : bringBack(panel, node));
      problems.push(...(problem === null ? [] : [problem]));
    }
  }
  for (const path of directories) {
    panel.refreshAt(path);
  }
  if (problems.length > 0) {
    throw new UserError(problems.join(" ").replaceAll("`", ""));
  }
}

async function flip(panel: TreePanel, { scan, file }: ScriptNode, enable: boolean): Promise<string | null> {
  const { fileName } = file;
  const done: Switched = await switchScript({
    directory: scan.path,
    fileName,
    enable,
    convention: scan.convention,
  });
  if (done.removedLink !== null) {
    await panel.memory.addLink(scan.path, fileName.bytes, done.removedLink);
  }
  return done.problem;
}

/** A link that a box removed is made as it was, a script of the vendor is enabled as CTDB's command does. */
async function bringBack(panel: TreePanel, { scan, script }: AbsentNode): Promise<string | null> {
  if (script.from === "removed-link") {
    const problem = await restoreLink(scan.path, script.fileName, script.target);
    if (problem === null) {
      await panel.memory.removeLink(scan.path, script.fileName.bytes);
    }
    return problem;
  }
  const vendorDirectory = vendorDirectoryOf(scan);
  const { problem } = await switchScript({
    directory: scan.path,
    fileName: script.fileName,
    enable: true,
    convention: scan.convention,
    ...(vendorDirectory === null ? {} : { vendorDirectory }),
  });
  return problem;
}
