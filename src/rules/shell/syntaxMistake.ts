import { t } from "@vscode/l10n";
import type { Token } from "./syntaxTokens.ts";

/** Something that sh may or may not take: what follows is not judged. */
export class Unsure extends Error {
  override readonly name = "Unsure";
}

/** A certain mistake. */
export class Mistake extends Error {
  override readonly name = "Mistake";
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/** The word that ends what a word begins. */
export function closerOf(open: string): string {
  const closers: Readonly<Record<string, string>> = {
    if: "fi",
    while: "done",
    for: "done",
    case: "esac",
    "{": "}",
    "(": ")",
  };
  return closers[open] ?? "";
}

/** Something that is opened and never closed. */
export function unclosed({ text, start, end }: Token, closer: string): Mistake {
  return new Mistake(t("This `{0}` has no `{1}`", text, closer), start, end);
}

/** A token that nothing allows where it stands. */
export function unexpected({ kind, text, start, end }: Token): Mistake {
  if (kind === "end" || kind === "newline") {
    const at = Math.max(0, start - 1);
    return new Mistake(t("The command is not complete here"), at, at + 1);
  }
  return new Mistake(t("`{0}` is not expected here", text), start, end);
}
