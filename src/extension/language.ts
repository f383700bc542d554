import { config } from "@vscode/l10n";
import * as vscode from "vscode";

/** Texts in the language of VS Code, by the English ones; empty where there is no translation. */
export function translations(): Readonly<Record<string, string>> {
  const texts = Object.entries(vscode.l10n.bundle ?? {});
  return Object.fromEntries(texts.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}

/** Has `t` say everything in the language of VS Code. Before this, and in the command line, it speaks English. */
export function useLanguage(): void {
  config({ contents: translations() });
}
