import type * as vscode from "vscode";
import { nodeId, type TreeNode } from "./treeNode.ts";

/** What a key gives to a command that is about the row with the focus. */
export const FOCUSED_ROW = "focused-row";

/**
 * The row with the focus, which VS Code does not tell of: keys run `list.toggleSelection` first, which selects that row or
 * takes it out of the selection, and the difference is the row.
 */
export class FocusedRow implements vscode.Disposable {
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #listening: vscode.Disposable;
  #before: readonly TreeNode[] = [];
  #now: readonly TreeNode[] = [];

  constructor(view: vscode.TreeView<TreeNode>) {
    this.#view = view;
    this.#listening = view.onDidChangeSelection(({ selection }) => {
      this.#before = this.#now;
      this.#now = selection;
    });
  }

  /** The row that the key before this command toggled, which alone is selected again; `null`: there is none. */
  async take(): Promise<TreeNode | null> {
    const node = missingIn(this.#before, this.#now) ?? missingIn(this.#now, this.#before) ?? null;
    if (node !== null) {
      // It may have gone meanwhile.
      await this.#view.reveal(node, { select: true, focus: true }).then(undefined, () => undefined);
    }
    return node;
  }

  dispose(): void {
    this.#listening.dispose();
  }
}

/** The first of these rows that is not among the others: by its id, since a row that was read anew is another object. */
function missingIn(others: readonly TreeNode[], rows: readonly TreeNode[]): TreeNode | undefined {
  const ids = new Set(others.map(nodeId));
  return rows.find((row) => !ids.has(nodeId(row)));
}
