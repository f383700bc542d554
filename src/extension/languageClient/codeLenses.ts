import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** The library's `CodeLensRequest.method`, which would load all of it. */
export const CODE_LENS = "textDocument/codeLens";

/** Has the say on what lenses the editor shows. */
export interface LensExtender {
  /** Told when {@link extend} would give others. */
  readonly onDidChange: vscode.Event<void>;
  /** @param found the server's lenses of a document */
  extend(document: vscode.TextDocument, found: readonly vscode.CodeLens[]): vscode.CodeLens[];
}

/** Has the editor ask again for the lenses of the files that are shown. */
export function refreshLenses(client: LanguageClient): void {
  const feature = client.getFeature(CODE_LENS);
  const emitters = vscode.window.visibleTextEditors.map(
    ({ document }) => feature.getProvider(document)?.onDidChangeCodeLensEmitter,
  );
  for (const emitter of new Set(emitters)) {
    emitter?.fire();
  }
}
