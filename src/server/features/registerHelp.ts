import type { CompletionItem, Connection, Hover } from "vscode-languageserver/node";
import { type CaseFeatures, isCaseModel } from "../caseFiles/caseFeatures.ts";
import { completionsAt } from "./completion/completion.ts";
import { resolveItem } from "./completion/itemData.ts";
import { configCompletions, configHover } from "./config/configItems.ts";
import { hoverAt } from "./hover/hover.ts";
import { inlayHints } from "./inlayHints.ts";
import { type DocumentModel, isScriptModel } from "./model/documentModel.ts";
import type { FeatureClient } from "./model/featureClient.ts";
import { offsetOf, offsetsOf, type Requests } from "./requests.ts";
import { signatureAt } from "./signatureHelp.ts";

/** What helps while one types: completion, hover, signatures, hints. */
export function registerHelp(
  connection: Connection,
  requests: Requests,
  client: FeatureClient,
  cases: CaseFeatures,
): void {
  connection.onCompletion((params, token) =>
    requests.ofDocument<CompletionItem[]>(params, token, [], (model) => {
      const trigger = params.context?.triggerCharacter ?? null;
      const offset = offsetOf(model, params.position);
      return isCaseModel(model)
        ? cases.completions(model, offset, trigger)
        : completionsIn(model, offset, client, trigger);
    }),
  );
  connection.onCompletionResolve(resolveItem);
  connection.onHover((params, token) =>
    requests.ofDocument<Hover | null>(params, token, null, (model) =>
      isCaseModel(model)
        ? cases.hover(model, offsetOf(model, params.position))
        : hoverIn(model, offsetOf(model, params.position)),
    ),
  );
  connection.onSignatureHelp((params, token) =>
    requests.ofScript(params, token, null, (model) => signatureAt(model, offsetOf(model, params.position))),
  );
  connection.languages.inlayHint.on((params, token) =>
    requests.ofScript(params, token, [], (model) => inlayHints(model, offsetsOf(model, params.range))),
  );
}

function completionsIn(
  model: DocumentModel,
  offset: number,
  client: FeatureClient,
  trigger: string | null,
): CompletionItem[] | Promise<CompletionItem[]> {
  if (isScriptModel(model)) {
    return completionsAt(model, offset, client, trigger);
  }
  return model.configKind === null ? [] : configCompletions(model, model.configKind, offset);
}

function hoverIn(model: DocumentModel, offset: number): Hover | null {
  if (isScriptModel(model)) {
    return hoverAt(model, offset);
  }
  return model.configKind === null ? null : configHover(model, model.configKind, offset);
}
