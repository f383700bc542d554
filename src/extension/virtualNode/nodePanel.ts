import * as vscode from "vscode";
import { ContextKeys, NODE_VIEW } from "../ids.ts";
import type { RunStore } from "../run/runStore.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import { FolderWatch } from "./folderWatch.ts";
import { type NodeElement, rootElements, rowElement } from "./nodeElement.ts";
import { foldersOf, type Need } from "./nodeFolders.ts";
import { type NodeState, remadeIn } from "./nodeState.ts";
import { NodeTree } from "./nodeTree.ts";
import { type NodeSurroundings, ShownNode } from "./shownNode.ts";

/** How long the tree takes to draw what it was given. */
const SETTLED_MILLISECONDS = 250;

/** What becomes of a row that is brought into sight. */
interface Reveal {
  readonly select: boolean;
  readonly focus: boolean;
}

/** The view of the virtual node: follows runs, commands and the node's folder, and reads nothing while hidden. */
export class NodePanel implements vscode.Disposable {
  readonly node: ShownNode;
  readonly #tree: NodeTree;
  readonly #view: vscode.TreeView<NodeElement>;
  readonly #watch: FolderWatch<Need>;
  readonly #disposables: vscode.Disposable;
  readonly #hint: () => string;
  #watched = "";
  /** The row that was selected last; VS Code does not tell of those that we select. */
  #row = "";
  /** What the tree has, to see whether there is anything new. */
  #shownText = "";
  /** The last note about a new node, to see when there is another one. */
  #remade: string | null = null;

  /** @param hint a sentence about the view as a whole, `""` for none */
  constructor(near: NodeSurroundings, store: RunStore, hint: () => string) {
    this.#hint = hint;
    this.#tree = new NodeTree(() => this.#state());
    this.node = new ShownNode(near, () => this.#tree.refresh());
    this.#watch = new FolderWatch((needs) => this.#onDisk(needs));
    this.#view = vscode.window.createTreeView(NODE_VIEW, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    const stopListening = store.listen((run, change) => {
      if (change !== null && run.report === null) {
        return;
      }
      // The view follows the run that was requested last, as the panel does.
      if (run === store.current && run.start.sandbox.mode !== "host") {
        this.node.show(run.start.directory);
      }
      if (run.report !== null && run.start.directory === this.node.directory) {
        this.node.runEnded(remadeIn(run.report.sandbox.notes));
      }
    });
    this.#disposables = vscode.Disposable.from(
      this.#view,
      this.#tree,
      this.#watch,
      new vscode.Disposable(stopListening),
      this.#view.onDidChangeSelection(({ selection: [one] }) => {
        this.#row = one?.kind === "row" ? one.row.id : "";
      }),
      this.#view.onDidChangeVisibility(({ visible }) => (visible ? this.#shown() : this.#hidden())),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.node.invalidate("open")),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("ctdb")) {
          this.node.invalidate("open");
        }
      }),
    );
  }

  /** The rows that are selected, for commands that are not given one. */
  get selection(): NodeElement | undefined {
    return this.#view.selection[0];
  }

  /** Brings the view to the front, with the focus on the selected row: without one no key would mean anything. */
  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${NODE_VIEW}.focus`);
    const state = await this.node.state();
    const row = rowElement(state, this.#row);
    const element = row ?? rootElements(state)[0];
    if (element !== undefined) {
      // At once: later it might take the focus from where the user is by then.
      await this.#view
        .reveal(element, { select: row !== null, focus: true })
        .then(undefined, () => undefined);
    }
  }

  /** Selects a row where the view can be seen; the focus stays where it is. */
  async selectRow(id: string): Promise<void> {
    this.#row = id;
    const element = this.#view.visible ? rowElement(await this.node.state(), id) : null;
    if (element !== null) {
      this.#revealSoon(element, { select: true, focus: false });
    }
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #state(): Promise<NodeState> {
    const state = await this.node.state();
    this.#shownText = JSON.stringify(state);
    const hint = state.kind === "node" ? this.#hint() : "";
    // VS Code takes undefined for nothing, which its types do not say.
    const view: { message?: string | undefined; description?: string | undefined } = this.#view;
    view.message = hint === "" ? undefined : hint;
    view.description = state.kind === "no-directory" ? undefined : shortPath(state.directory);
    const key = state.kind === "failed" || state.kind === "node" ? "shown" : state.kind;
    await vscode.commands.executeCommand("setContext", ContextKeys.nodeState, key);
    await this.#follow(state);
    this.#tellRemade(state);
    return state;
  }

  /** A new node puts a note on top, which may be scrolled out of sight. */
  #tellRemade(state: NodeState): void {
    const remade = state.kind === "node" ? state.remadeBecause : null;
    const isNew = remade !== null && remade !== this.#remade;
    this.#remade = remade;
    const [note] = rootElements(state);
    if (isNew && note !== undefined) {
      this.#revealSoon(note, { select: false, focus: false });
    }
  }

  /** Once the tree has what is given to it now: VS Code forgets a reveal in the middle of a refresh. */
  #revealSoon(element: NodeElement, how: Reveal, tries = 3): void {
    setTimeout(() => {
      if (this.#view.visible) {
        this.#view.reveal(element, how).then(undefined, () => {
          if (tries > 1) {
            this.#revealSoon(element, how, tries - 1);
          }
        });
      }
    }, SETTLED_MILLISECONDS);
  }

  /** Something changed in the folders; the tree is only told where that makes a difference to it. */
  #onDisk(needs: ReadonlySet<Need>): void {
    if (needs.has("open")) {
      this.#watched = ""; // the node's folder may be another one by the same name
      this.node.expect("open");
    }
    this.node.state().then(
      async (state) => {
        await this.#follow(state);
        if (JSON.stringify(state) !== this.#shownText) {
          this.#tree.refresh();
        }
      },
      () => this.#tree.refresh(), // the tree meets the same error and shows it
    );
  }

  /** Watches the folders of what is shown; anew where the node's own folder came or went. */
  async #follow(state: NodeState): Promise<void> {
    const place = this.#view.visible && state.kind !== "failed" ? await this.node.place() : null;
    const watched = place === null ? "" : `${place.exists} ${place.folder} ${place.options.profilePath}`;
    if (watched !== this.#watched) {
      this.#watched = watched;
      this.#watch.look(place === null ? [] : foldersOf(place));
    }
  }

  #shown(): void {
    this.node.invalidate("open");
  }

  #hidden(): void {
    this.#watched = "";
    this.#watch.look([]);
  }
}
