import * as vscode from "vscode";
import { report } from "../commands.ts";
import { yamlExtensionIsActive } from "./yamlExtension.ts";

/** Typing comes first. */
const WAIT_MILLISECONDS = 250;

/** Something wrong in a file, by offsets. */
export interface YamlProblem {
  readonly start: number;
  readonly end: number;
  readonly sentence: string;
  readonly severity: "error" | "warning";
}

/** One kind of YAML files of ours. */
export interface YamlKind {
  /** Of its diagnostics, and for the log. */
  readonly name: string;
  /** Whether a document is one; another file may be one later. */
  isOurs(document: vscode.TextDocument): boolean;
  /**
   * What is wrong in a document.
   * @param schemaIsChecked whether a YAML extension tells already what is no YAML and what the schema forbids
   */
  problems(document: vscode.TextDocument, schemaIsChecked: boolean): Promise<readonly YamlProblem[]>;
}

/** Marks what is wrong in the open files of one kind. */
export class YamlDiagnostics implements vscode.Disposable {
  readonly #collection: vscode.DiagnosticCollection;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #kind: YamlKind;
  readonly #log: vscode.LogOutputChannel;
  readonly #listening: vscode.Disposable;

  constructor(kind: YamlKind, log: vscode.LogOutputChannel) {
    this.#kind = kind;
    this.#log = log;
    this.#collection = vscode.languages.createDiagnosticCollection(kind.name);
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#check(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#checkSoon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri)),
      vscode.extensions.onDidChange(() => this.checkAll()),
    );
    this.checkAll();
  }

  /** Looks at every open document again; another file may be of this kind now. */
  checkAll(): void {
    this.#collection.clear();
    for (const document of vscode.workspace.textDocuments) {
      this.#check(document);
    }
  }

  dispose(): void {
    this.#listening.dispose();
    this.#collection.dispose();
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }

  #checkSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    if (this.#kind.isOurs(document)) {
      this.#timers.set(
        key,
        setTimeout(() => this.#check(document), WAIT_MILLISECONDS),
      );
    }
  }

  #check(document: vscode.TextDocument): void {
    this.#timers.delete(document.uri.toString());
    if (document.isClosed || !this.#kind.isOurs(document)) {
      return;
    }
    this.#mark(document).catch((error: unknown) => report(this.#log, this.#kind.name, error));
  }

  async #mark(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const problems = await this.#kind.problems(document, yamlExtensionIsActive());
    if (document.isClosed || document.version !== version) {
      return; // what changed meanwhile is looked at in its turn
    }
    this.#collection.set(
      document.uri,
      problems.map(({ start, end, sentence, severity }) => {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        const { Error: isError, Warning: isWarning } = vscode.DiagnosticSeverity;
        const diagnostic = new vscode.Diagnostic(range, sentence, severity === "error" ? isError : isWarning);
        diagnostic.source = "CTDB";
        return diagnostic;
      }),
    );
  }

  #forget(uri: vscode.Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#collection.delete(uri);
  }
}
