import { TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pathOf } from "./fileUri.ts";

/** The documents that are open in the editor, by the path of their file. */
export class OpenDocuments {
  readonly texts = new TextDocuments(TextDocument);
  readonly #byPath = new Map<string, string>();

  constructor() {
    this.texts.onDidOpen(({ document }) => {
      const path = pathOf(document.uri);
      if (path !== null) {
        this.#byPath.set(path, document.uri);
      }
    });
    this.texts.onDidClose(({ document }) => {
      const path = pathOf(document.uri);
      if (path !== null && this.#byPath.get(path) === document.uri) {
        this.#byPath.delete(path);
      }
    });
  }

  /** The open document of a file. */
  at(path: string): TextDocument | null {
    const uri = this.#byPath.get(path);
    return uri === undefined ? null : (this.texts.get(uri) ?? null);
  }

  /** The paths of all files that are open. */
  paths(): readonly string[] {
    return [...this.#byPath.keys()];
  }

  /** The URI of a file: as the editor wrote it where it is open. */
  uri(path: string): string | null {
    return this.#byPath.get(path) ?? null;
  }
}
