import * as vscode from "vscode";
import { childElements, type NodeElement, rootElements } from "./nodeElement.ts";
import { nodeItem } from "./nodeItem.ts";
import type { NodeState } from "./nodeState.ts";

/** The tree of the view: asked by VS Code only while it can be seen. */
export class NodeTree implements vscode.TreeDataProvider<NodeElement>, vscode.Disposable {
  readonly #stateNow: () => Promise<NodeState>;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(stateNow: () => Promise<NodeState>) {
    this.#stateNow = stateNow;
  }

  /** Has VS Code ask again, at once or when the view is shown. */
  refresh(): void {
    this.#changes.fire(undefined);
  }

  getTreeItem(element: NodeElement): vscode.TreeItem {
    return nodeItem(element);
  }

  async getChildren(element?: NodeElement): Promise<NodeElement[]> {
    return element === undefined ? rootElements(await this.#stateNow()) : childElements(element);
  }

  getParent(element: NodeElement): NodeElement | undefined {
    return element.kind === "row" ? { kind: "section", section: element.section } : undefined;
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
