import { t } from "@vscode/l10n";
import type { NodeModel } from "../model/nodeModel.ts";

/** A change that cannot be made; the message is a sentence that says what is possible. */
export class ChangeError extends Error {
  override readonly name = "ChangeError";
}

/** One kind of change that a person can make to a node, by its first word. */
export interface ChangeKind {
  readonly name: string;
  /** The words with their places: `link INTERFACE up|down`. */
  readonly usage: string;
  readonly description: string;
  /**
   * @param words behind the first one.
   * @returns what makes the change, and may throw a {@link ChangeError} for a node that lacks what is named.
   * @throws {ChangeError} where the words are none of this kind.
   */
  parse(words: readonly string[]): (model: NodeModel) => void;
}

/** `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : t("{0} or {1}", words.slice(0, -1).join(", "), last);
}

/** Checks that a word is one of a few. */
export function oneOf<T extends string>(word: string | undefined, choices: readonly T[], what: string): T {
  const found = choices.find((choice) => choice.toLowerCase() === word?.toLowerCase());
  if (found === undefined) {
    throw new ChangeError(t("{0} {1} is none of {2}.", what, wordOrNothing(word), anyOf(choices)));
  }
  return found;
}

/** Checks that a word is a whole number within bounds. */
export function wholeNumber(word: string | undefined, what: string, most = 0xffffffff): number {
  const value = /^\d{1,15}$/.test(word ?? "") ? Number(word) : Number.NaN;
  if (!(value <= most)) {
    throw new ChangeError(t("{0} {1} is no whole number from 0 to {2}.", what, wordOrNothing(word), most));
  }
  return value;
}

/** The row that a name means, or an error that lists the names there are. */
export function existing<R>(rows: readonly R[], nameOf: (row: R) => string, wanted: string, what: string): R {
  const found = rows.find((row) => nameOf(row) === wanted);
  if (found === undefined) {
    const names = rows.map(nameOf);
    throw new ChangeError(
      names.length === 0
        ? t("The node has no {0} at all.", what)
        : t("The node has no {0} “{1}”; it has {2}.", what, wanted, list(names)),
    );
  }
  return found;
}

/** Exactly as many words as needed, or an error with the usage. */
export function expectWords(words: readonly string[], counts: readonly number[], usage: string): void {
  if (!counts.includes(words.length)) {
    throw new ChangeError(t("It is “{0}”.", usage));
  }
}

function list(names: readonly string[]): string {
  return names.length > 30
    ? t("{0} and {1} more", names.slice(0, 30).join(", "), names.length - 30)
    : names.join(", ");
}

function wordOrNothing(word: string | undefined): string {
  return word === undefined ? t("(nothing)") : t("“{0}”", word);
}
