import {
  type CancellationToken,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
} from "vscode-languageserver/node";
import { ParseLimitError } from "../../shell/shellParser.ts";
import type { TextRange } from "../../text/textRange.ts";
import { pathOf } from "../fileUri.ts";
import { type DocumentModel, isScriptModel, type ScriptModel } from "./model/documentModel.ts";
import type { Models } from "./model/models.ts";

/** What a handler answers: what was asked for, or that nobody waits for it any more. */
export type Answer<T> = Promise<T | ResponseError<void>>;

/** A question about an open document. */
export interface DocumentQuestion {
  readonly textDocument: { readonly uri: string };
}

/** Answers questions about documents from their models. */
export class Requests {
  readonly #models: Models;

  constructor(models: Models) {
    this.#models = models;
  }

  /** Asks the model of a document; `fallback` where there is none, or where it takes too long to read. */
  ofDocument<T>(
    { textDocument }: DocumentQuestion,
    token: CancellationToken,
    fallback: T,
    answer: (model: DocumentModel) => T | Promise<T>,
  ): Answer<T> {
    const { uri } = textDocument;
    return this.#answer(() => this.#models.modelOf(uri), token, fallback, answer);
  }

  /** As {@link ofDocument}, also for files of event directories that are not open. */
  ofFile<T>(
    uri: string,
    token: CancellationToken,
    fallback: T,
    answer: (model: DocumentModel) => T | Promise<T>,
  ): Answer<T> {
    const path = pathOf(uri);
    const find = async (): Promise<DocumentModel | null> =>
      (await this.#models.modelOf(uri)) ?? (path === null ? null : this.#models.modelAt(path));
    return this.#answer(find, token, fallback, answer);
  }

  async #answer<T>(
    find: () => Promise<DocumentModel | null>,
    token: CancellationToken,
    fallback: T,
    answer: (model: DocumentModel) => T | Promise<T>,
  ): Answer<T> {
    const model = await orNothing(find);
    if (token.isCancellationRequested) {
      return cancelled();
    }
    const found = model === null ? fallback : await answer(model);
    return token.isCancellationRequested ? cancelled() : found;
  }

  /** As {@link ofDocument}, for shell scripts alone. */
  ofScript<T>(
    question: DocumentQuestion,
    token: CancellationToken,
    fallback: T,
    answer: (model: ScriptModel) => T | Promise<T>,
  ): Answer<T> {
    return this.ofDocument(question, token, fallback, (model) =>
      isScriptModel(model) ? answer(model) : fallback,
    );
  }
}

/** The model of a file; `null` where it takes too long to read: the diagnostics say so. */
async function orNothing(find: () => Promise<DocumentModel | null>): Promise<DocumentModel | null> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof ParseLimitError) {
      return null;
    }
    throw error;
  }
}

/** The offset of a place. */
export function offsetOf({ lines }: DocumentModel, position: Position): number {
  return lines.offsetAt(position);
}

/** The offsets of a range. */
export function offsetsOf(model: DocumentModel, { start, end }: Range): TextRange {
  return { start: offsetOf(model, start), end: offsetOf(model, end) };
}

/** Says that the answer is not needed any more. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The editor does not need the answer any more.");
}
