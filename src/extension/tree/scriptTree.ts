import * as vscode from "vscode";
import type { HandlerPlace } from "../../protocol/serverMessages.ts";
import type { LastResults } from "../run/lastResults.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import { directoryChildren, scriptChildren } from "./childNodes.ts";
import type { DirectoryReader } from "./directoryReader.ts";
import { distinctTails } from "./distinctTails.ts";
import type { KnownDirectories } from "./knownDirectories.ts";
import { absentItem, directoryItem, handlerItem, noteItem, scriptItem, uriOf } from "./treeItem.ts";
import { nodeId, parentOf, type ScriptNode, type TreeNode } from "./treeNode.ts";

/** More directories are closed at first. */
const MOST_OPEN = 3;

/** What the tree asks. */
export interface TreeSources {
  readonly directories: KnownDirectories;
  readonly reader: DirectoryReader;
  readonly results: LastResults;
  /** The labels of a script's handlers; `null`: it is not read as a script; `undefined`: there is no server. */
  readonly handlersOf: (script: vscode.Uri) => Promise<readonly HandlerPlace[] | null | undefined>;
  /** Told what is shown, before it is. */
  readonly shown: (paths: readonly string[]) => void;
}

/** The tree of the view: directories, scripts in run order, handlers. Asked by VS Code only for what can be seen. */
export class ScriptTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #sources: TreeSources;
  readonly #changes = new vscode.EventEmitter<TreeNode | undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  /** The directories and scripts that VS Code has, by id: it knows them by identity. */
  readonly #given = new Map<string, TreeNode>();
  #isFew = true;
  /** What is shown of each directory's path. */
  #names: ReadonlyMap<string, string> = new Map();

  constructor(sources: TreeSources) {
    this.#sources = sources;
  }

  /** Has VS Code ask again: for all, or for what stands at and below an id. */
  refresh(id?: string): void {
    if (id === undefined) {
      this.#changes.fire(undefined);
      return;
    }
    const node = this.#given.get(id);
    if (node !== undefined) {
      this.#changes.fire(node);
    }
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    const { reader, results, directories } = this.#sources;
    switch (node.kind) {
      case "directory":
        return directoryItem(await reader.view(node.path), {
          isOpen: this.#isFew,
          isAdded: directories.isAdded(node.path),
          shortName: this.#names.get(shortPath(node.path)),
        });
      case "script":
        return scriptItem(node, results);
      case "absent":
        return absentItem(node);
      case "handler":
        return handlerItem(node, results);
      case "note":
        return noteItem(node);
    }
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const children = await this.#children(node);
    for (const child of children) {
      if (child.kind === "directory" || child.kind === "script") {
        this.#given.set(nodeId(child), child);
      }
    }
    return [...children];
  }

  getParent(node: TreeNode): TreeNode | null {
    return parentOf(node);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  async #children(node?: TreeNode): Promise<readonly TreeNode[]> {
    if (node === undefined) {
      const paths = await this.#sources.directories.paths();
      this.#isFew = paths.length <= MOST_OPEN;
      this.#names = distinctTails(paths.map(shortPath));
      this.#given.clear();
      this.#sources.shown(paths);
      return paths.map((path): TreeNode => ({ kind: "directory", path }));
    }
    switch (node.kind) {
      case "directory":
        return directoryChildren(await this.#sources.reader.view(node.path));
      case "script":
        return this.#handlers(node);
      default:
        return [];
    }
  }

  async #handlers(script: ScriptNode): Promise<readonly TreeNode[]> {
    const uri = uriOf(script);
    const places = uri === null ? null : await this.#sources.handlersOf(uri);
    return scriptChildren(script, places ?? null, places !== undefined);
  }
}
