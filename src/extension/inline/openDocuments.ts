import type * as vscode from "vscode";
import { DocumentMarks, type MarkBook, type PlacedMark } from "./markBook.ts";
import { realPathOf } from "./markMaker.ts";

/** An open document of a file. */
export interface OpenDocument {
  readonly document: vscode.TextDocument;
  readonly realPath: string;
  readonly marks: DocumentMarks;
}

/** The documents that were shown since they were opened, and where the marks are in them. */
export class OpenDocuments {
  readonly #documents = new Map<vscode.TextDocument, OpenDocument>();

  of(document: vscode.TextDocument): OpenDocument | null {
    return this.#documents.get(document) ?? null;
  }

  get all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  /** Takes in the documents of these editors. @returns whether there were new ones */
  async take(editors: readonly vscode.TextEditor[]): Promise<boolean> {
    const documents = editors
      .map(({ document }) => document)
      .filter((document) => document.uri.scheme === "file" && !this.#documents.has(document));
    await Promise.all(
      documents.map(async (document) => {
        const realPath = await realPathOf(document.uri.fsPath);
        if (!document.isClosed && !this.#documents.has(document)) {
          this.#documents.set(document, { document, realPath, marks: new DocumentMarks() });
        }
      }),
    );
    return documents.length > 0;
  }

  forget(document: vscode.TextDocument): void {
    this.#documents.delete(document);
  }

  /**
   * Finds the marks in every document.
   * @returns those whose line is gone from a document that holds what is on disk
   */
  update(book: MarkBook): readonly PlacedMark[] {
    const lost = this.all.flatMap(({ document, realPath, marks }) => {
      const missing = marks.update(book.of(realPath), document);
      return document.isDirty ? [] : missing;
    });
    return [...new Set(lost)];
  }

  /** Where a mark is: in the document of its own path, or else in one of another path to the same file. */
  find(placed: PlacedMark): { readonly document: vscode.TextDocument; readonly line: number } | null {
    const found = this.all.flatMap(({ document, marks }) => {
      const line = marks.lineOf(placed);
      return line === undefined ? [] : [{ document, line }];
    });
    return found.find(({ document }) => document.uri.fsPath === placed.mark.path) ?? found[0] ?? null;
  }
}
