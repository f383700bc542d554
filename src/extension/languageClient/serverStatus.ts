import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { DOCUMENT_SELECTOR } from "./documentSelector.ts";
import type { StatusText } from "./statusText.ts";

/** The entry of the language status that tells how the server is and what the open file is checked as. */
export class ServerStatus {
  readonly #item: vscode.LanguageStatusItem;

  constructor() {
    this.#item = vscode.languages.createLanguageStatusItem("ctdb.languageServer", [...DOCUMENT_SELECTOR]);
    this.#item.name = t("CTDB language server");
  }

  show({ text, detail, isError, busy, command }: StatusText): void {
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.severity = isError
      ? vscode.LanguageStatusSeverity.Error
      : vscode.LanguageStatusSeverity.Information;
    this.#item.busy = busy;
    this.#item.command = command;
  }

  dispose(): void {
    this.#item.dispose();
  }
}
