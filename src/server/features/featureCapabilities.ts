import type { ServerCapabilities } from "vscode-languageserver/node";
import { TRIGGER_CHARACTERS } from "./completion/completion.ts";
import { TOKEN_LEGEND } from "./semanticTokens.ts";
import { SIGNATURE_TRIGGERS } from "./signatureHelp.ts";

/** What the server tells an editor that it can do besides diagnostics and code actions. @param hasLenses whether there is a command that lenses can run */
export function featureCapabilities(hasLenses: boolean): Partial<ServerCapabilities> {
  return {
    completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS], resolveProvider: true },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] },
    inlayHintProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: { label: "CTDB" },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: TOKEN_LEGEND, full: true, range: true },
    documentLinkProvider: {},
    ...(hasLenses ? { codeLensProvider: {} } : {}),
  };
}
