import { conventionFor } from "../../../../src/ctdb/conventions.ts";
import { NEWEST_VERSION } from "../../../../src/ctdb/version.ts";
import { DirectoryChecker } from "../../../../src/rules/directoryChecker.ts";
import { decodeSource } from "../../../../src/scripts/sourceText.ts";
import { codeLenses } from "../../../../src/server/features/codeLenses.ts";
import { completionsAt } from "../../../../src/server/features/completion/completion.ts";
import { documentLinks } from "../../../../src/server/features/documentLinks.ts";
import { foldingRanges } from "../../../../src/server/features/folding.ts";
import { handlerPlaces } from "../../../../src/server/features/handlerPlaces.ts";
import { hoverAt } from "../../../../src/server/features/hover/hover.ts";
import { inlayHints } from "../../../../src/server/features/inlayHints.ts";
import { type DocumentModel, isScriptModel } from "../../../../src/server/features/model/documentModel.ts";
import { makeModel } from "../../../../src/server/features/model/makeModel.ts";
import type { Models } from "../../../../src/server/features/model/models.ts";
import { definitionAt } from "../../../../src/server/features/navigation/definition.ts";
import { highlightsAt, referencesAt } from "../../../../src/server/features/navigation/references.ts";
import { renameAt } from "../../../../src/server/features/navigation/rename.ts";
import { RenameProblem } from "../../../../src/server/features/navigation/renameProblem.ts";
import { selectionAt } from "../../../../src/server/features/selection.ts";
import { semanticTokens } from "../../../../src/server/features/semanticTokens.ts";
import { signatureAt } from "../../../../src/server/features/signatureHelp.ts";
import { documentSymbols } from "../../../../src/server/features/symbols/documentSymbols.ts";
import { loadShellParser, ParseLimitError } from "../../../../src/shell/shellParser.ts";
import { FULL_CLIENT } from "../../featureSite.ts";
import type { TemporaryDirectory } from "../../temporaryDirectory.ts";
import type { FuzzTarget } from "../target.ts";

/** Asks everything of a script that an editor may ask. */
export async function featureTargets(site: TemporaryDirectory): Promise<readonly FuzzTarget[]> {
  const parser = await loadShellParser();
  site.file("help/events/legacy/50.test.script");
  const path = site.resolve("help/events/legacy/50.test.script");
  const convention = conventionFor(NEWEST_VERSION);
  const checker = await DirectoryChecker.open(site.resolve("help/events/legacy"), convention, parser);
  const { facts: directory, shelf } = checker;
  return [
    {
      name: "language features",
      seeds: "scripts",
      refusals: [ParseLimitError],
      mostMilliseconds: 4000, // 2 s of it for the parser alone
      async run(input, random) {
        const { text } = decodeSource(input);
        const uri = "file:///50.test.script";
        const model = await makeModel(
          { uri, path, text, convention, directory, shelf, siblings: [] },
          parser,
        );
        if (!isScriptModel(model)) {
          return;
        }
        const models = modelsOf(model);
        foldingRanges(model);
        semanticTokens(model, null);
        documentSymbols(model);
        codeLenses(model, "run");
        handlerPlaces(model, null);
        inlayHints(model, { start: 0, end: text.length });
        await documentLinks(models, model);
        for (let left = 4; left > 0; left--) {
          const at = random.below(text.length + 1);
          hoverAt(model, at);
          selectionAt(model, at);
          signatureAt(model, at);
          highlightsAt(model, at);
          await completionsAt(model, at, FULL_CLIENT, random.pick(["$", "-", "/", null]));
          await definitionAt(models, model, at);
          await referencesAt(models, model, at, true, () => false);
          await renameAt(models, model, at, "other", () => false).catch((error: unknown) => {
            if (!(error instanceof RenameProblem)) {
              throw error;
            }
          });
        }
      },
    },
  ];
}

/** An editor with this file only. */
function modelsOf(model: DocumentModel): Models {
  return {
    modelOf: async () => model,
    modelAt: async (path) => (path === model.path ? model : null),
    textAt: async (path) => (path === model.path ? model.text : null),
    directories: () => (model.directory === null ? [] : [model.directory]),
    uriOf: (path) => `file://${path}`,
    rulePage: () => null,
  };
}
