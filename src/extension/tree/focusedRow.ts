import type * as vscode from "vscode";
import type { TreeNode } from "./treeNode.ts";

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
    const added = this.#now.find((node) => !this.#before.includes(node));
    const node = added ?? this.#before.find((one) => !this.#now.includes(one)) ?? null;
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
