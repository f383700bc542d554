import type { CompletionItem, DocumentLink, DocumentSymbol, Hover } from "vscode-languageserver/node";
import { isCaseFileName } from "../../caseFiles/caseFileName.ts";
import type { DocumentModel } from "../features/model/documentModel.ts";
import type { Models } from "../features/model/models.ts";
import type { FoundDefinition } from "../features/navigation/definition.ts";
import { caseDefinition } from "./caseDefinition.ts";
import { caseFactsOf } from "./caseFactsOf.ts";
import { caseHover } from "./caseHover.ts";
import { type CaseItemOptions, caseItems } from "./caseItems.ts";
import { caseFileLinks, caseSymbols } from "./caseSymbols.ts";

/** Letters behind which values are offered; behind others only scripts have something to offer. */
const TRIGGERS: readonly string[] = [" ", "/", "[", "{", ","];

/** Whether a model is that of a case file. */
export function isCaseModel({ path }: DocumentModel): boolean {
  return isCaseFileName(path);
}

/** What the language features answer for case files. */
export class CaseFeatures {
  readonly #models: Models;
  readonly #options: CaseItemOptions;

  constructor(models: Models, options: CaseItemOptions) {
    this.#models = models;
    this.#options = options;
  }

  /** @param trigger the letter that made the editor ask, or `null` */
  async completions(model: DocumentModel, offset: number, trigger: string | null): Promise<CompletionItem[]> {
    return trigger !== null && !TRIGGERS.includes(trigger)
      ? []
      : caseItems(model, offset, await caseFactsOf(this.#models, model, offset), this.#options);
  }

  hover(model: DocumentModel, offset: number): Promise<Hover | null> {
    return caseHover(this.#models, model, offset, this.#options.schemaIsOffered);
  }

  definition(model: DocumentModel, offset: number): Promise<FoundDefinition | null> {
    return caseDefinition(this.#models, model, offset);
  }

  symbols(model: DocumentModel): DocumentSymbol[] {
    return caseSymbols(model);
  }

  links(model: DocumentModel): Promise<DocumentLink[]> {
    return caseFileLinks(this.#models, model);
  }
}
