import * as vscode from "vscode";
import type { FilePlace } from "./failureMessage.ts";
import type { PlacedMark } from "./markBook.ts";

/** Who says it, in Problems. */
const SOURCE = "CTDB run";
/** Behind the end of every line: VS Code takes the end. */
const LINE_END = 10_000;

/** Says where a mark is in the open document of its path, with that document; `null` where none is open. */
export type FindMark = (
  placed: PlacedMark,
) => { readonly document: vscode.TextDocument; readonly line: number } | null;

/** The failures of the last runs in Problems, each once. */
export class RunDiagnostics {
  readonly #collection = vscode.languages.createDiagnosticCollection("ctdb-run");
  /** What is shown of each file; who follows diagnostics is told of changes alone. */
  readonly #shown = new Map<string, string>();

  /** Shows the failures among these marks, and no others. */
  show(marks: readonly PlacedMark[], find: FindMark): void {
    const files = new Map<string, vscode.Diagnostic[]>();
    for (const placed of marks) {
      const found = diagnosticOf(placed, find);
      if (found !== null) {
        files.set(placed.mark.path, [...(files.get(placed.mark.path) ?? []), found]);
      }
    }
    for (const path of new Set([...this.#shown.keys(), ...files.keys()])) {
      const diagnostics = files.get(path) ?? [];
      const words = JSON.stringify(diagnostics.map((one) => [one, one.relatedInformation]));
      if (words !== this.#shown.get(path)) {
        this.#shown.set(path, words);
        this.#collection.set(vscode.Uri.file(path), diagnostics);
      }
    }
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

function diagnosticOf(placed: PlacedMark, find: FindMark): vscode.Diagnostic | null {
  const { mark } = placed;
  const { message } = mark;
  if (message === null) {
    return null;
  }
  const found = find(placed);
  const line = found?.line ?? placed.line;
  const first = found?.document.lineAt(line).firstNonWhitespaceCharacterIndex ?? 0;
  const last = line + mark.endLine - mark.line;
  const severity =
    message.severity === "error" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(line, first, last, LINE_END),
    message.text,
    severity,
  );
  diagnostic.source = SOURCE;
  diagnostic.code = message.words;
  diagnostic.relatedInformation = message.related.map(
    (place) => new vscode.DiagnosticRelatedInformation(locationOf(place), place.text),
  );
  return diagnostic;
}

function locationOf({ path, line, endLine }: FilePlace): vscode.Location {
  return new vscode.Location(vscode.Uri.file(path), new vscode.Range(line - 1, 0, endLine - 1, LINE_END));
}
