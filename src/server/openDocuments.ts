import { TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pathOf } from "./fileUri.ts";

/** The documents that are open in the editor, by the path of their file. */
export class OpenDocuments {
  readonly texts = new TextDocuments(TextDocument);
  readonly #byPath = new Map<string, string>();
  readonly #revisions = new Map<string, number>();
  #changes = 0;

  constructor() {
    this.texts.onDidOpen(({ document }) => {
      const path = pathOf(document.uri);
      if (path !== null) {
        this.#byPath.set(path, document.uri);
      }
    });
    this.texts.onDidChangeContent(({ document }) => {
      this.#revisions.set(document.uri, ++this.#changes);
    });
    this.texts.onDidClose(({ document }) => {
      this.#revisions.delete(document.uri);
      const path = pathOf(document.uri);
      if (path !== null && this.#byPath.get(path) === document.uri) {
        this.#byPath.delete(path);
        const other = this.texts.keys().find((uri) => uri !== document.uri && pathOf(uri) === path);
        if (other !== undefined) {
          this.#byPath.set(path, other); // one file by two spellings of its URI
        }
      }
    });
  }

  /** The open document of a file. */
  at(path: string): TextDocument | null {
    const uri = this.#byPath.get(path);
    return uri === undefined ? null : (this.texts.get(uri) ?? null);
  }

  /** Another number for each text of an open file; `null` where it is not open. Editors may give a version twice. */
  revisionOf(path: string): number | null {
    return this.#revisions.get(this.#byPath.get(path) ?? "") ?? null;
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
