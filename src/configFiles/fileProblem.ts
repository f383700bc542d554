import { t } from "@vscode/l10n";
import type { TextRange } from "../text/textRange.ts";

/** What is wrong with one line of one of CTDB's files. */
export interface FileProblem<Kind extends string = string> {
  readonly kind: Kind;
  /** From 1. */
  readonly line: number;
  readonly range: TextRange;
  /** A sentence for the author: what is wrong, and what CTDB would do. */
  readonly sentence: string;
}

/** A word in quotes for a sentence; long ones are cut, and what cannot be seen is spelled out. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  const seen = short.replace(/[\p{Cc}]/gu, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return t("“{0}”", seen);
}
