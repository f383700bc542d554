import type { ClientCapabilities } from "vscode-languageserver/node";

/** What the editor can do with what the language features answer. */
export interface FeatureClient {
  /** Takes snippets with places to fill in. */
  readonly snippets: boolean;
  /** Understands `LocationLink`. */
  readonly definitionLinks: boolean;
  /** Understands a tree of symbols. */
  readonly symbolTree: boolean;
  /** Shows more than one text beside a completion. */
  readonly labelDetails: boolean;
  /** The command that runs a handler, given the directory's path and the event; `null` where it has none. */
  readonly runEventCommand: string | null;
}

/** An editor of which nothing is known. */
export const PLAIN_CLIENT: FeatureClient = {
  snippets: false,
  definitionLinks: false,
  symbolTree: false,
  labelDetails: false,
  runEventCommand: null,
};

/**
 * Reads what the editor said of itself in `initialize`.
 * @param options `initializationOptions`; `runEventCommand` names the command that runs a handler
 */
export function featureClient({ textDocument }: ClientCapabilities, options: unknown): FeatureClient {
  const item = textDocument?.completion?.completionItem;
  const given = typeof options === "object" && options !== null ? (options as Record<string, unknown>) : {};
  const command = given.runEventCommand;
  return {
    snippets: item?.snippetSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    runEventCommand: typeof command === "string" && command !== "" ? command : null,
  };
}
