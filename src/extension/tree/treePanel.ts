import { dirname } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { layoutByName } from "../../scripts/directoryLayout.ts";
import { report } from "../commands.ts";
import { DisposableStore } from "../disposables.ts";
import { ContextKeys, SCRIPTS_VIEW, SETTINGS_SECTION } from "../ids.ts";
import type { RegisteredServer } from "../languageClient/registerLanguageServer.ts";
import { printableLine } from "../printable.ts";
import type { LastResults } from "../run/lastResults.ts";
import type { SettingsReader } from "../run/plannedRun.ts";
import type { Memory } from "../run/runMemory.ts";
import { UserError } from "../userError.ts";
import { unfinishedSentence } from "../workspace/unfinishedSearch.ts";
import { DirectoryReader } from "./directoryReader.ts";
import { FocusedRow } from "./focusedRow.ts";
import { KnownDirectories } from "./knownDirectories.ts";
import { LinkKeeper } from "./linkKeeper.ts";
import { ScriptTree } from "./scriptTree.ts";
import { TreeMemory } from "./treeMemory.ts";
import type { HandlerNode, ScriptNode, TreeNode } from "./treeNode.ts";
import { TreeWatch } from "./treeWatch.ts";

/** What the tree needs of the extension. */
export interface TreeServices {
  readonly log: vscode.LogOutputChannel;
  readonly results: LastResults;
  readonly server: RegisteredServer;
  readonly settingsFor: SettingsReader;
  readonly remembered: Memory;
}

/** How long typing goes on before the handlers of the script are asked for again. */
const TYPING_MILLISECONDS = 600;
function untrustedMessage(): string {
  return t(
    "This workspace is not trusted: scripts are shown, checked, enabled, renamed and written, and none is run.",
  );
}

/** The view of event scripts: follows the disk, the language server, settings and runs, and reads nothing while hidden. */
export class TreePanel implements vscode.Disposable {
  readonly memory: TreeMemory;
  readonly reader: DirectoryReader;
  readonly directories: KnownDirectories;
  readonly view: vscode.TreeView<TreeNode>;
  readonly focusedRow: FocusedRow;
  readonly links: LinkKeeper;
  readonly #log: vscode.LogOutputChannel;
  readonly #tree: ScriptTree;
  readonly #watch: TreeWatch;
  readonly #disposables = new DisposableStore();
  #typing: NodeJS.Timeout | null = null;
  #paths: readonly string[] = [];

  constructor({ log, results, server, settingsFor, remembered }: TreeServices) {
    const add = <T extends vscode.Disposable>(item: T): T => this.#disposables.add(item);
    this.#log = log;
    this.memory = new TreeMemory(remembered);
    this.reader = new DirectoryReader(settingsFor, this.memory);
    this.directories = new KnownDirectories(this.memory, () => server.directories.paths());
    this.#watch = add(new TreeWatch((paths) => this.#onDisk(paths)));
    this.#tree = add(
      new ScriptTree({
        directories: this.directories,
        reader: this.reader,
        results,
        handlersOf: async (script) => (server.isRunning() ? server.handlers(script.fsPath, null) : undefined),
        shown: (paths) => this.#shown(paths),
      }),
    );
    this.view = add(
      vscode.window.createTreeView(SCRIPTS_VIEW, {
        treeDataProvider: this.#tree,
        showCollapseAll: true,
        manageCheckboxStateManually: true,
      }),
    );
    this.links = add(new LinkKeeper((links) => report(log, SCRIPTS_VIEW, linkError(links))));
    this.focusedRow = add(new FocusedRow(this.view));
    add(results.onDidChange(({ directory }) => this.#tree.refresh(directory)));
    add(server.onDidStart(() => this.#tree.refresh()));
    add(server.onDidTell((path) => this.#told(path)));
    add(this.view.onDidChangeVisibility(({ visible }) => (visible ? this.refresh() : this.#watch.look([]))));
    add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.search()));
    add(vscode.workspace.onDidRenameFiles((event) => this.#moved(event)));
    add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()));
    add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#typed(document)));
    add(
      vscode.workspace.onDidChangeConfiguration((change) =>
        change.affectsConfiguration(SETTINGS_SECTION) ? this.refresh() : undefined,
      ),
    );
  }

  /** Reads everything that is shown anew. */
  refresh(): void {
    this.reader.forget();
    this.#tree.refresh();
  }

  /** Searches the workspace anew, too. */
  search(): void {
    this.directories.forget();
    this.refresh();
  }

  /** Has one directory read and shown anew. */
  refreshAt(path: string): void {
    this.reader.forget(path);
    this.#tree.refresh(path);
  }

  /** The handlers of a script, as far as there is a server to read it. */
  async handlersOf(script: ScriptNode): Promise<readonly HandlerNode[]> {
    const children = await this.#tree.getChildren(script);
    return children.filter((child) => child.kind === "handler");
  }

  /** Brings a part into sight and selects it; the focus stays where it is. Does nothing while the view is hidden. */
  async select(node: TreeNode): Promise<void> {
    if (this.view.visible) {
      // A part that has just vanished again cannot be brought into sight, and need not.
      await this.view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
    }
  }

  dispose(): void {
    if (this.#typing !== null) {
      clearTimeout(this.#typing);
    }
    this.#disposables.dispose();
  }

  /** The tree is about to show these directories. */
  #shown(paths: readonly string[]): void {
    this.#paths = paths;
    this.#watch.look(this.view.visible ? paths : []);
    // VS Code takes undefined for nothing, which its types do not say.
    const view: { message?: string | undefined } = this.view;
    // What is said of an empty view stands in its welcome, which a message would hide.
    view.message = paths.length === 0 ? undefined : this.#message();
    this.#setContext(ContextKeys.treeEmpty, paths.length === 0);
    this.#setContext(ContextKeys.treeUnfinished, this.directories.unfinished.length > 0);
  }

  #message(): string | undefined {
    const sentences = [
      vscode.workspace.isTrusted ? null : untrustedMessage(),
      unfinishedSentence(this.directories.unfinished),
    ];
    return sentences.filter((sentence) => sentence !== null).join("\n") || undefined;
  }

  #setContext(key: string, value: boolean): void {
    vscode.commands
      .executeCommand("setContext", key, value)
      .then(undefined, (error: unknown) => report(this.#log, SCRIPTS_VIEW, error));
  }

  #told(path: string | null): void {
    if (path !== null && this.#paths.includes(path)) {
      this.refreshAt(path);
    } else {
      this.refresh();
    }
  }

  #onDisk(paths: ReadonlySet<string>): void {
    for (const path of paths) {
      this.refreshAt(path);
    }
    this.#watch.look(this.#paths, true); // one of them may be another folder by the same name now
  }

  /** A fix that moves a script to where CTDB looks for it makes a directory that the tree has to show, too. */
  #moved({ files }: vscode.FileRenameEvent): void {
    const places = files
      .filter(({ oldUri }) => this.#paths.includes(dirname(oldUri.fsPath)))
      .map(({ newUri }) => dirname(newUri.fsPath))
      .filter((path) => layoutByName(path) !== null && !this.#paths.includes(path));
    for (const path of new Set(places)) {
      this.directories.take(path).then(
        () => this.refresh(),
        (error: unknown) => report(this.#log, SCRIPTS_VIEW, error),
      );
    }
  }

  /** Handlers follow what is typed, once it pauses. */
  #typed({ uri }: vscode.TextDocument): void {
    const directory = dirname(uri.fsPath);
    if (uri.scheme !== "file" || !this.#paths.includes(directory)) {
      return;
    }
    if (this.#typing !== null) {
      clearTimeout(this.#typing);
    }
    this.#typing = setTimeout(() => {
      this.#typing = null;
      this.#tree.refresh(nodeIdOfPath(uri.fsPath));
    }, TYPING_MILLISECONDS);
  }
}

function linkError(links: readonly Buffer[]): UserError {
  const names = links.map((link) => printableLine(link.toString("utf8"))).join(", ");
  return new UserError(
    t("These links still lead to the script's old name: {0}. Change or remove them.", names),
  );
}

/** The id of the script at a path; names that an editor has open are UTF-8. */
function nodeIdOfPath(path: string): string {
  const directory = dirname(path);
  return `${directory}/${Buffer.from(path.slice(directory.length + 1)).toString("latin1")}`;
}
