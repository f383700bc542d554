import {
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver/node";
import { pathOf } from "../fileUri.ts";
import type { OpenDocuments } from "../openDocuments.ts";
import type { FileReports } from "./fileReports.ts";
import { throwIfCancelled } from "./workspaceDiagnostics.ts";

/** Answers `textDocument/diagnostic`. */
export class DocumentDiagnostics {
  readonly #reports: FileReports;
  readonly #documents: OpenDocuments;
  readonly #answered: (path: string) => void;
  readonly #pulled = new Set<string>();

  /** @param answered told of each open file that is asked for */
  constructor(reports: FileReports, documents: OpenDocuments, answered: (path: string) => void) {
    this.#answered = answered;
    this.#reports = reports;
    this.#documents = documents;
  }

  /** Whether the editor asked for an open file by itself. */
  isPulled(path: string): boolean {
    return this.#pulled.has(path);
  }

  /** Forgets that a file was asked for: it is closed. */
  forget(path: string): void {
    this.#pulled.delete(path);
  }

  /** @throws {ResponseError} when the request is cancelled, or to be asked again where the text changed meanwhile */
  async answer(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    throwIfCancelled(token);
    const path = pathOf(textDocument.uri);
    if (path === null) {
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    if (this.#documents.at(path) !== null) {
      this.#pulled.add(path);
      this.#answered(path);
    }
    const state = await this.#reports.ofOpen(path);
    throwIfCancelled(token);
    if (state === null) {
      return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    }
    if (state.version !== (this.#documents.at(path)?.version ?? null)) {
      const again = { retriggerRequest: true };
      throw new ResponseError(LSPErrorCodes.ServerCancelled, "The text has changed meanwhile.", again);
    }
    const { resultId } = state;
    return resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...state.items] };
  }
}
