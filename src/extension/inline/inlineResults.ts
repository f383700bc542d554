import * as vscode from "vscode";
import { DisposableStore } from "../disposables.ts";
import { SETTINGS_SECTION, Settings } from "../ids.ts";
import type { LastResult, LastResults } from "../run/lastResults.ts";
import { lineLook } from "./lineLook.ts";
import type { PlacedMark } from "./markBook.ts";
import type { MarkSources } from "./markMaker.ts";
import type { LinePainter, PaintedLine } from "./markStyles.ts";
import { OpenDocuments } from "./openDocuments.ts";
import { HOVER_COMMANDS, resultHover } from "./resultHover.ts";
import { ResultShelf } from "./resultShelf.ts";
import { RunDiagnostics } from "./runDiagnostics.ts";

const SETTING = `${SETTINGS_SECTION}.${Settings.inlineResults}`;

/** Shows the last results in the files that they belong to: behind the code, in hovers and in Problems. */
export class InlineResults implements vscode.HoverProvider, vscode.Disposable {
  readonly #disposables = new DisposableStore();
  readonly #documents = new OpenDocuments();
  readonly #painter: LinePainter;
  readonly #diagnostics = this.#disposables.add(new RunDiagnostics());
  readonly #shelf: ResultShelf;
  #hovers: vscode.Disposable = { dispose: () => undefined };
  #isOn = isOn();

  /** @param painter is disposed with it */
  constructor(
    results: LastResults,
    { labelOf, texts }: Pick<MarkSources, "labelOf" | "texts">,
    painter: LinePainter,
  ) {
    this.#painter = this.#disposables.add(painter);
    this.#shelf = this.#disposables.add(
      new ResultShelf(
        results,
        { labelOf, texts, documentAt },
        (realPath) => this.#isShown(realPath),
        () => this.#show(),
      ),
    );
    const { workspace, window } = vscode;
    this.hoverFirst();
    this.#disposables.add(window.onDidChangeVisibleTextEditors(() => void this.look())); // never rejects
    // Another language closes a document that is shown and opens it again.
    this.#disposables.add(workspace.onDidOpenTextDocument(() => void this.look())); // never rejects
    this.#disposables.add(workspace.onDidCloseTextDocument((document) => this.#documents.forget(document)));
    this.#disposables.add(workspace.onDidChangeTextDocument((change) => this.#follow(change)));
    this.#disposables.add(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) {
          this.#isOn = isOn();
          this.#show();
        }
      }),
    );
    void this.look(); // never rejects
  }

  /** Looks which files are shown, and whether there is more to know of them. Never rejects. */
  async look(): Promise<void> {
    await this.#documents.take(vscode.window.visibleTextEditors);
    this.#show();
    this.#shelf.look();
  }

  /** VS Code shows first what was registered last: the result goes before what the language server explains. */
  hoverFirst(): void {
    this.#hovers.dispose();
    this.#hovers = vscode.languages.registerHoverProvider({ scheme: "file" }, this);
  }

  provideHover(document: vscode.TextDocument, { line }: vscode.Position): vscode.Hover | undefined {
    const marks = this.#isOn ? (this.#documents.of(document)?.marks.at(line) ?? []) : [];
    const results = new Set<LastResult>(marks.map(({ mark }) => mark.result));
    if (results.size === 0) {
      return undefined;
    }
    const texts = [...results].map((result) => {
      const text = new vscode.MarkdownString(resultHover(result));
      text.isTrusted = { enabledCommands: HOVER_COMMANDS };
      return text;
    });
    return new vscode.Hover(texts, document.lineAt(line).range);
  }

  dispose(): void {
    this.#hovers.dispose();
    this.#disposables.dispose();
  }

  #isShown(realPath: string): boolean {
    const shown = vscode.window.visibleTextEditors.map(
      ({ document }) => this.#documents.of(document)?.realPath,
    );
    return shown.includes(realPath);
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const open = this.#documents.of(document);
    if (open === null || contentChanges.length === 0) {
      return;
    }
    const changed = open.marks.follow(contentChanges, document);
    if (changed.length > 0) {
      this.#shelf.drop(changed);
    } else if (contentChanges.some(({ range, text }) => !range.isSingleLine || /[\r\n]/.test(text))) {
      this.#show();
    }
  }

  #show(): void {
    const lost = this.#documents.update(this.#shelf.book);
    if (lost.length > 0) {
      this.#shelf.drop(lost); // shows what is left
      return;
    }
    for (const editor of vscode.window.visibleTextEditors) {
      this.#painter.paint(editor, this.#isOn ? this.#linesOf(editor.document) : []);
    }
    this.#diagnostics.show(this.#isOn ? this.#shelf.book.all : [], (placed) => this.#documents.find(placed));
  }

  #linesOf(document: vscode.TextDocument): readonly PaintedLine[] {
    const open = this.#documents.of(document);
    const lines = new Map<number, PlacedMark[]>();
    for (const placed of open === null ? [] : this.#shelf.book.of(open.realPath)) {
      const line = open?.marks.lineOf(placed);
      if (line !== undefined) {
        lines.set(line, [...(lines.get(line) ?? []), placed]);
      }
    }
    return [...lines].flatMap(([line, marks]) => {
      const look = lineLook(marks.map(({ mark }) => mark));
      return look === null ? [] : [{ line, ...look }];
    });
  }
}

function documentAt(path: string): vscode.TextDocument | null {
  const isOpen = ({ uri }: vscode.TextDocument): boolean => uri.scheme === "file" && uri.fsPath === path;
  return vscode.workspace.textDocuments.find(isOpen) ?? null;
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration().get<boolean>(SETTING) !== false;
}
