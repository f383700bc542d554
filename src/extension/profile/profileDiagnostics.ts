import * as vscode from "vscode";
import { report } from "../commands.ts";
import { yamlExtensionIsActive } from "./yamlExtension.ts";

/** Typing comes first. */
const WAIT_MILLISECONDS = 250;

/** Marks what is wrong in the node profiles that are open. */
export class ProfileDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection("ctdb-node-profile");
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #isProfile: (document: vscode.TextDocument) => boolean;
  readonly #log: vscode.LogOutputChannel;
  readonly #listening: vscode.Disposable;

  constructor(isProfile: (document: vscode.TextDocument) => boolean, log: vscode.LogOutputChannel) {
    this.#isProfile = isProfile;
    this.#log = log;
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#check(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#checkSoon(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri)),
      vscode.extensions.onDidChange(() => this.checkAll()),
    );
    this.checkAll();
  }

  /** Looks at every open document again; another file may be a profile now. */
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
    if (this.#isProfile(document)) {
      this.#timers.set(
        key,
        setTimeout(() => this.#check(document), WAIT_MILLISECONDS),
      );
    }
  }

  #check(document: vscode.TextDocument): void {
    this.#timers.delete(document.uri.toString());
    if (document.isClosed || !this.#isProfile(document)) {
      return;
    }
    this.#mark(document).catch((error: unknown) => report(this.#log, "node profile", error));
  }

  async #mark(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    // YAML and the schema are only loaded where there is a profile.
    const { profileProblems } = await import("./profileProblems.ts");
    if (document.isClosed || document.version !== version) {
      return; // what changed meanwhile is looked at in its turn
    }
    const problems = profileProblems(document.getText(), yamlExtensionIsActive());
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
