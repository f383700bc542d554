import type {
  Connection,
  DocumentSymbol,
  SemanticTokens,
  SymbolInformation,
} from "vscode-languageserver/node";
import { type CaseFeatures, isCaseModel } from "../caseFiles/caseFeatures.ts";
import { HandlersRequest } from "../protocol.ts";
import { codeLenses } from "./codeLenses.ts";
import { documentLinks } from "./documentLinks.ts";
import { foldingRanges } from "./folding.ts";
import { handlerPlaces } from "./handlerPlaces.ts";
import { isScriptModel } from "./model/documentModel.ts";
import type { FeatureClient } from "./model/featureClient.ts";
import type { Models } from "./model/models.ts";
import { offsetOf, offsetsOf, type Requests } from "./requests.ts";
import { selectionAt } from "./selection.ts";
import { semanticTokens } from "./semanticTokens.ts";
import { documentSymbols } from "./symbols/documentSymbols.ts";
import { WorkspaceSymbols } from "./symbols/workspaceSymbols.ts";

const NO_TOKENS: SemanticTokens = { data: [] };

/** What shows how a script is built: symbols, folding, selection, colours, links, lenses. */
export function registerStructure(
  connection: Connection,
  requests: Requests,
  models: Models,
  client: FeatureClient,
  cases: CaseFeatures,
): void {
  connection.onDocumentSymbol((params, token) =>
    requests.ofDocument<DocumentSymbol[] | SymbolInformation[]>(params, token, [], async (model) => {
      const symbols = isScriptModel(model)
        ? documentSymbols(model)
        : isCaseModel(model)
          ? await cases.symbols(model)
          : [];
      return client.symbolTree ? symbols : symbols.map((symbol) => flat(symbol, model.uri));
    }),
  );
  const workspaceSymbols = new WorkspaceSymbols(models);
  connection.onWorkspaceSymbol(({ query }, token) =>
    workspaceSymbols.find(query, () => token.isCancellationRequested),
  );
  connection.onFoldingRanges((params, token) => requests.ofScript(params, token, [], foldingRanges));
  connection.onSelectionRanges((params, token) =>
    requests.ofScript(params, token, null, (model) =>
      params.positions.map((position) => selectionAt(model, offsetOf(model, position))),
    ),
  );
  connection.languages.semanticTokens.on((params, token) =>
    requests.ofScript(params, token, NO_TOKENS, (model) => semanticTokens(model, null)),
  );
  connection.languages.semanticTokens.onRange((params, token) =>
    requests.ofScript(params, token, NO_TOKENS, (model) =>
      semanticTokens(model, offsetsOf(model, params.range)),
    ),
  );
  connection.onRequest(HandlersRequest, ({ uri, event }, token) =>
    requests.ofFile(uri, token, null, (model) => (isScriptModel(model) ? handlerPlaces(model, event) : null)),
  );
  connection.onDocumentLinks((params, token) =>
    requests.ofDocument(params, token, [], (model) =>
      isCaseModel(model) ? cases.links(model) : documentLinks(models, model),
    ),
  );
  const command = client.runEventCommand;
  if (command !== null) {
    connection.onCodeLens((params, token) =>
      requests.ofScript(params, token, [], (model) => codeLenses(model, command)),
    );
  }
}

/** A symbol for editors that know no tree. */
function flat({ name, kind, range }: DocumentSymbol, uri: string): SymbolInformation {
  return { name, kind, location: { uri, range } };
}
