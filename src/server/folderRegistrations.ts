import { basename, dirname } from "node:path";
import {
  type Connection,
  type DocumentSelector,
  type Registration,
  RegistrationRequest,
  type ServerCapabilities,
  TextDocumentSyncKind,
  UnregistrationRequest,
} from "vscode-languageserver/node";
import { inBackground } from "./background.ts";
import { uriOf } from "./fileUri.ts";
import type { Log } from "./log.ts";

/**
 * The methods that an entry of the capabilities stands for. Diagnostics are not among them: they would be shown beside
 * those of the request for the whole workspace, which brings them for these files while they are typed in, too.
 */
const METHODS: ReadonlyMap<string, string> = new Map([
  ["codeActionProvider", "textDocument/codeAction"],
  ["codeLensProvider", "textDocument/codeLens"],
  ["completionProvider", "textDocument/completion"],
  ["definitionProvider", "textDocument/definition"],
  ["documentHighlightProvider", "textDocument/documentHighlight"],
  ["documentLinkProvider", "textDocument/documentLink"],
  ["documentSymbolProvider", "textDocument/documentSymbol"],
  ["foldingRangeProvider", "textDocument/foldingRange"],
  ["hoverProvider", "textDocument/hover"],
  ["inlayHintProvider", "textDocument/inlayHint"],
  ["referencesProvider", "textDocument/references"],
  ["renameProvider", "textDocument/rename"],
  ["selectionRangeProvider", "textDocument/selectionRange"],
  ["semanticTokensProvider", "textDocument/semanticTokens"],
  ["signatureHelpProvider", "textDocument/signatureHelp"],
]);
const SYNC: readonly string[] = ["didOpen", "didChange", "didClose", "didSave"];

/** Whether our extension's own patterns cover the files of an event directory. */
export function hasPattern(directory: string): boolean {
  const name = basename(directory);
  return name === "events.d" || (name === "legacy" && basename(dirname(directory)) === "events");
}

/** What is registered for the files of one folder, so that they are ours as those of the editor's own patterns are. */
export function registrationsFor(
  folder: string,
  capabilities: ServerCapabilities,
  relativePatterns: boolean,
): readonly Registration[] {
  const pattern = relativePatterns
    ? { baseUri: uriOf(folder), pattern: "*" }
    : `${folder.replaceAll(/[[\]{}*?!]/g, "[$&]")}/*`;
  const documentSelector: DocumentSelector = [{ scheme: "file", pattern }];
  const made = SYNC.map((name) => ({
    method: `textDocument/${name}`,
    options: name === "didChange" ? { syncKind: TextDocumentSyncKind.Incremental } : {},
  }));
  for (const [key, value] of Object.entries(capabilities)) {
    const method = METHODS.get(key);
    if (method !== undefined && value !== undefined && value !== false) {
      const options = typeof value === "object" ? value : {};
      made.push({ method, options });
    }
  }
  return made.map(({ method, options }) => ({
    id: `ctdb ${method} ${folder}`,
    method,
    registerOptions: { ...options, documentSelector },
  }));
}

/** Makes the files of event directories ours that have a name of their own. */
export class FolderRegistrations {
  readonly #connection: Connection;
  readonly #capabilities: ServerCapabilities;
  readonly #relativePatterns: boolean;
  readonly #log: Log;
  readonly #registered = new Map<string, readonly Registration[]>();

  constructor(connection: Connection, capabilities: ServerCapabilities, relativePatterns: boolean, log: Log) {
    this.#connection = connection;
    this.#capabilities = capabilities;
    this.#relativePatterns = relativePatterns;
    this.#log = log;
  }

  add(folder: string): void {
    if (hasPattern(folder) || this.#registered.has(folder)) {
      return;
    }
    const registrations = registrationsFor(folder, this.#capabilities, this.#relativePatterns);
    this.#registered.set(folder, registrations);
    const sent = this.#connection.sendRequest(RegistrationRequest.type, {
      registrations: [...registrations],
    });
    inBackground(this.#log, `Registering ${folder}`, sent);
  }

  remove(folder: string): void {
    const registrations = this.#registered.get(folder);
    if (registrations === undefined) {
      return;
    }
    this.#registered.delete(folder);
    const unregisterations = registrations.map(({ id, method }) => ({ id, method }));
    const sent = this.#connection.sendRequest(UnregistrationRequest.type, { unregisterations });
    inBackground(this.#log, `Unregistering ${folder}`, sent);
  }
}
