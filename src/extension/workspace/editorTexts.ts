import { createHash } from "node:crypto";
import * as vscode from "vscode";
import { readRegularFile } from "../../scripts/regularFile.ts";
import { DisposableStore } from "../disposables.ts";
import type { ScriptTexts } from "./scriptTexts.ts";

/** The texts of scripts as the editor and the disk hold them. */
export class EditorTexts implements ScriptTexts {
  readonly #disposables = new DisposableStore();
  readonly #watched = new Set<string>();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<string>());

  constructor() {
    const documentChanged = ({ uri }: vscode.TextDocument): void => this.#tell(uri);
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => documentChanged(document)),
    );
    this.#disposables.add(vscode.workspace.onDidCloseTextDocument(documentChanged));
  }

  async onDisk(path: string): Promise<string | null> {
    try {
      return digest(await readRegularFile(path));
    } catch {
      return null; // a file that is gone has no text; the run itself says so
    }
  }

  async now(path: string): Promise<string | null> {
    const open = vscode.workspace.textDocuments.find(
      ({ uri, isDirty }) => isDirty && uri.scheme === "file" && uri.fsPath === path,
    );
    return open === undefined ? this.onDisk(path) : digest(open.getText());
  }

  watch(directory: string): void {
    if (this.#watched.has(directory)) {
      return;
    }
    this.#watched.add(directory);
    const pattern = new vscode.RelativePattern(vscode.Uri.file(directory), "*");
    const watcher = this.#disposables.add(vscode.workspace.createFileSystemWatcher(pattern));
    const tell = (uri: vscode.Uri): void => this.#tell(uri);
    this.#disposables.add(watcher.onDidChange(tell));
    this.#disposables.add(watcher.onDidCreate(tell));
    this.#disposables.add(watcher.onDidDelete(tell));
  }

  listen(listener: (path: string) => void): () => void {
    const listening = this.#changed.event(listener);
    return () => listening.dispose();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #tell(uri: vscode.Uri): void {
    if (uri.scheme === "file") {
      this.#changed.fire(uri.fsPath);
    }
  }
}

function digest(text: string): string {
  const withoutMark = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return createHash("sha1").update(withoutMark).digest("base64");
}
