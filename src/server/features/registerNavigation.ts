import {
  type Connection,
  type DefinitionLink,
  type Location,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver/node";
import type { LineIndex } from "../../text/lineIndex.ts";
import type { TextRange } from "../../text/textRange.ts";
import { type CaseFeatures, isCaseModel } from "../caseFiles/caseFeatures.ts";
import { type DocumentModel, isScriptModel } from "./model/documentModel.ts";
import type { FeatureClient } from "./model/featureClient.ts";
import type { Models } from "./model/models.ts";
import { definitionAt, type FoundDefinition } from "./navigation/definition.ts";
import { highlightsAt, referencesAt } from "./navigation/references.ts";
import { prepareRename, renameAt } from "./navigation/rename.ts";
import { RenameProblem } from "./navigation/renameProblem.ts";
import { offsetOf, type Requests } from "./requests.ts";

/** What leads from one place to others: definition, references, highlights, rename. */
export function registerNavigation(
  connection: Connection,
  requests: Requests,
  models: Models,
  client: FeatureClient,
  cases: CaseFeatures,
): void {
  connection.onDefinition((params, token) =>
    requests.ofDocument<DefinitionLink[] | Location[] | null>(params, token, null, async (model) => {
      const offset = offsetOf(model, params.position);
      const found = isScriptModel(model)
        ? await definitionAt(models, model, offset)
        : isCaseModel(model)
          ? await cases.definition(model, offset)
          : null;
      return found === null
        ? null
        : client.definitionLinks
          ? links(found, model, models)
          : locations(found, models);
    }),
  );
  connection.onReferences((params, token) =>
    requests.ofScript(params, token, [], (model) => {
      const { includeDeclaration } = params.context;
      const offset = offsetOf(model, params.position);
      return referencesAt(models, model, offset, includeDeclaration, () => token.isCancellationRequested);
    }),
  );
  connection.onDocumentHighlight((params, token) =>
    requests.ofScript(params, token, [], (model) => highlightsAt(model, offsetOf(model, params.position))),
  );
  connection.onPrepareRename((params, token) =>
    refusing(() =>
      requests.ofScript(params, token, null, (model) =>
        toRange(model.lines, prepareRename(model, offsetOf(model, params.position))),
      ),
    ),
  );
  connection.onRenameRequest((params, token) =>
    refusing(() =>
      requests.ofScript(params, token, null, (model) => {
        const offset = offsetOf(model, params.position);
        return renameAt(models, model, offset, params.newName, () => token.isCancellationRequested);
      }),
    ),
  );
}

/** A refusal is an answer for the user, not a failure of the server. */
async function refusing<T>(answer: () => Promise<T>): Promise<T | ResponseError<void>> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof RenameProblem) {
      return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    }
    throw error;
  }
}

function links({ origin, places }: FoundDefinition, model: DocumentModel, models: Models): DefinitionLink[] {
  return places.map(({ path, lines, range, nameRange }) => ({
    originSelectionRange: toRange(model.lines, origin),
    targetUri: models.uriOf(path),
    targetRange: toRange(lines, range),
    targetSelectionRange: toRange(lines, nameRange),
  }));
}

function locations({ places }: FoundDefinition, models: Models): Location[] {
  return places.map(({ path, lines, nameRange }) => ({
    uri: models.uriOf(path),
    range: toRange(lines, nameRange),
  }));
}

function toRange(lines: LineIndex, { start, end }: TextRange): Location["range"] {
  return { start: lines.placeAt(start), end: lines.placeAt(end) };
}
