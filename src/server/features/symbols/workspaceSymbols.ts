import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver/node";
import { isScriptModel } from "../model/documentModel.ts";
import type { Models } from "../model/models.ts";
import { documentSymbols } from "./documentSymbols.ts";

const MOST_FILES = 500;
const MOST_SYMBOLS = 300;

interface FileSymbols {
  /** Of the text that they were found in. */
  readonly hash: string;
  readonly symbols: readonly WorkspaceSymbol[];
}

/** The handlers and functions of all known event directories; what was found in a file is kept while its text is the same. */
export class WorkspaceSymbols {
  readonly #models: Models;
  readonly #files = new Map<string, FileSymbols>();

  constructor(models: Models) {
    this.#models = models;
  }

  /**
   * Symbols whose name has the letters of the query in their order, events first.
   * @param isCancelled asked between files
   */
  async find(query: string, isCancelled: () => boolean): Promise<WorkspaceSymbol[]> {
    const paths = new Set(this.#paths());
    const found: WorkspaceSymbol[] = [];
    for (const path of paths) {
      if (isCancelled()) {
        return [];
      }
      found.push(...(await this.#symbolsOf(path)).filter(({ name }) => matches(name, query)));
    }
    for (const path of this.#files.keys()) {
      if (!paths.has(path)) {
        this.#files.delete(path);
      }
    }
    return found.toSorted((a, b) => rank(a, query) - rank(b, query)).slice(0, MOST_SYMBOLS);
  }

  #paths(): string[] {
    const directories = this.#models.directories();
    const bases = new Set(directories.map(({ base }) => base));
    return [
      ...directories.flatMap(({ path, scan }) =>
        scan.files
          .filter(({ position }) => position !== null)
          .map(({ fileName }) => join(path, fileName.text)),
      ),
      ...[...bases].map((base) => join(base, "functions")),
    ].slice(0, MOST_FILES);
  }

  async #symbolsOf(path: string): Promise<readonly WorkspaceSymbol[]> {
    const text = await this.#models.textAt(path);
    if (text === null) {
      return [];
    }
    const hash = createHash("sha256").update(text).digest("base64");
    const known = this.#files.get(path);
    if (known?.hash === hash) {
      return known.symbols;
    }
    const symbols = await this.#read(path);
    this.#files.set(path, { hash, symbols });
    return symbols;
  }

  async #read(path: string): Promise<readonly WorkspaceSymbol[]> {
    const model = await this.#models.modelAt(path);
    if (model === null || !isScriptModel(model)) {
      return [];
    }
    return documentSymbols(model)
      .filter(({ kind, name }) => name !== "*" && (kind === SymbolKind.Event || kind === SymbolKind.Function))
      .map(({ name, kind, selectionRange }) => ({
        name,
        kind,
        containerName: basename(path),
        location: { uri: model.uri, range: selectionRange },
      }));
  }
}

/** Names that have the query as it is come first, events before functions. */
function rank({ kind, name }: WorkspaceSymbol, query: string): number {
  return (name.toLowerCase().includes(query.toLowerCase()) ? 0 : 2) + (kind === SymbolKind.Event ? 0 : 1);
}

/** Whether the letters of the query come in the name in their order. */
function matches(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) {
      return false;
    }
  }
  return true;
}
