import { basename } from "node:path";
import type { CompletionItem, DocumentLink, DocumentSymbol, Hover } from "vscode-languageserver/node";
import { isCaseFileName } from "../../scripts/testFileNames.ts";
import type { DocumentModel } from "../features/model/documentModel.ts";
import type { Models } from "../features/model/models.ts";
import type { FoundDefinition } from "../features/navigation/definition.ts";
import type { CaseItemOptions } from "./caseItems.ts";

/** Letters behind which values are offered; behind others only scripts have something to offer. */
const TRIGGERS: readonly string[] = [" ", "/", "[", "{", ","];

/** Whether a model is that of a case file. */
export function isCaseModel({ path }: DocumentModel): boolean {
  return isCaseFileName(basename(path));
}

/** What the language features answer for case files. What reads YAML is loaded with the first question. */
export class CaseFeatures {
  readonly #models: Models;
  readonly #options: CaseItemOptions;

  constructor(models: Models, options: CaseItemOptions) {
    this.#models = models;
    this.#options = options;
  }

  /** @param trigger the letter that made the editor ask, or `null` */
  async completions(model: DocumentModel, offset: number, trigger: string | null): Promise<CompletionItem[]> {
    if (trigger !== null && !TRIGGERS.includes(trigger)) {
      return [];
    }
    const [{ caseFactsOf }, { caseItems }] = await Promise.all([
      import("./caseFactsOf.ts"),
      import("./caseItems.ts"),
    ]);
    return caseItems(model, offset, await caseFactsOf(this.#models, model, offset), this.#options);
  }

  async hover(model: DocumentModel, offset: number): Promise<Hover | null> {
    const { caseHover } = await import("./caseHover.ts");
    return caseHover(this.#models, model, offset, this.#options.schemaIsOffered);
  }

  async definition(model: DocumentModel, offset: number): Promise<FoundDefinition | null> {
    const { caseDefinition } = await import("./caseDefinition.ts");
    return caseDefinition(this.#models, model, offset);
  }

  async symbols(model: DocumentModel): Promise<DocumentSymbol[]> {
    const { caseSymbols } = await import("./caseSymbols.ts");
    return caseSymbols(model);
  }

  async links(model: DocumentModel): Promise<DocumentLink[]> {
    const { caseFileLinks } = await import("./caseSymbols.ts");
    return caseFileLinks(this.#models, model);
  }
}
