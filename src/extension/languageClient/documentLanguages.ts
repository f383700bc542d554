import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import * as vscode from "vscode";
import { isWithinReach } from "../../scripts/reach.ts";
import type { DirectoryStates } from "./directoryStates.ts";
import { documentLanguage } from "./documentLanguage.ts";

/** Event directories that are known by their name. */
const BY_NAME = /\/(?:events\.d|events\/legacy)\/[^/]+$/;

/**
 * Gives documents the language that their first line or their place speaks for, once each: what the user chooses
 * afterwards, or by `files.associations`, stays.
 */
export class DocumentLanguages {
  readonly #states: DirectoryStates;
  readonly #log: vscode.LogOutputChannel;
  /** Documents that have their language, ours or the user's. */
  readonly #settled = new Set<string>();
  readonly #disposables: readonly vscode.Disposable[];

  constructor(states: DirectoryStates, log: vscode.LogOutputChannel) {
    this.#states = states;
    this.#log = log;
    this.#disposables = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#look(document)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        const key = document.uri.toString();
        // Another language closes a document and opens it again, and it is never gone.
        if (vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === key)) {
          this.#settled.add(key);
        } else {
          this.#settled.delete(key);
        }
      }),
    ];
    this.lookAtAll();
  }

  /** Looks at all open documents: the server has found something. */
  lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) {
      this.#look(document);
    }
  }

  dispose(): void {
    for (const disposable of this.#disposables) {
      disposable.dispose();
    }
  }

  #look(document: vscode.TextDocument): void {
    const { uri, languageId } = document;
    if (uri.scheme !== "file" || this.#settled.has(uri.toString())) {
      return;
    }
    this.#settle(document, languageId).catch((error: unknown) =>
      this.#log.debug(`Language of ${uri.fsPath}:`, String(error)),
    );
  }

  async #settle(document: vscode.TextDocument, languageId: string): Promise<void> {
    const { uri } = document;
    const path = uri.fsPath;
    const language = await documentLanguage({
      path,
      languageId,
      firstLine: document.lineAt(0).text,
      inEventDirectory: BY_NAME.test(path) || this.#states.of(path) !== null,
      siblings: async () => ((await isWithinReach(dirname(path))) ? readdir(dirname(path)) : []),
    });
    const key = uri.toString();
    if (language === null || this.#settled.has(key) || isAssociated(document) || document.isClosed) {
      return;
    }
    this.#settled.add(key);
    await vscode.languages.setTextDocumentLanguage(document, language);
  }
}

/** Whether the user has said which language files of that name have. */
function isAssociated(document: vscode.TextDocument): boolean {
  const given = vscode.workspace
    .getConfiguration("files", document)
    .get<Readonly<Record<string, string>>>("associations", {});
  return Object.keys(given).some((glob) => {
    const pattern = glob.includes("/") ? glob : `**/${glob}`;
    return vscode.languages.match({ pattern }, document) > 0;
  });
}
