import * as vscode from "vscode";
import type { ProfileCompletion } from "../../virtualNode/profile.ts";
import { escapeMarkdown } from "../printable.ts";
import { yamlExtensionIsActive } from "./yamlExtension.ts";

/** A blank is what stands before most values, and what a list's item begins with. */
const TRIGGERS = [" ", ":"];

/** Registers completion and hover for node profiles. */
export function registerProviders(selector: readonly vscode.DocumentFilter[]): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(selector, { provideCompletionItems }, ...TRIGGERS),
    vscode.languages.registerHoverProvider(selector, { provideHover }),
  );
}

/** Loaded with the first profile, since it comes with YAML and the schema. */
const help = () => import("../../virtualNode/profile.ts");

async function provideCompletionItems(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
  if (yamlExtensionIsActive()) {
    return [];
  }
  const { completionsAt } = await help();
  return completionsAt(document.getText(), document.offsetAt(position)).map((completion, index) =>
    completionItem(completion, document, index),
  );
}

function completionItem(
  { label, kind, insertText, documentation, range }: ProfileCompletion,
  document: vscode.TextDocument,
  index: number,
): vscode.CompletionItem {
  const isKey = kind === "key";
  const item = new vscode.CompletionItem(
    label,
    isKey ? vscode.CompletionItemKind.Property : vscode.CompletionItemKind.EnumMember,
  );
  item.range = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
  item.insertText = insertText;
  item.keepWhitespace = true; // the indentation of a second line is right as it is
  item.documentation = new vscode.MarkdownString(escapeMarkdown(documentation));
  item.sortText = String(index).padStart(4, "0"); // as the schema has them: what is most wanted comes first
  if (isKey && insertText !== label) {
    item.command = { title: "Suggest values", command: "editor.action.triggerSuggest" };
  }
  return item;
}

async function provideHover(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | null> {
  if (yamlExtensionIsActive()) {
    return null;
  }
  const { describeAt } = await help();
  const found = describeAt(document.getText(), document.offsetAt(position));
  if (found === null) {
    return null;
  }
  const { title, description, choices, range } = found;
  const text = new vscode.MarkdownString(`**${escapeMarkdown(title)}**\n\n${escapeMarkdown(description)}`);
  if (choices.length > 0) {
    text.appendMarkdown(
      `\n\nOne of ${choices.map((choice) => `\`${choice.replaceAll("`", "")}\``).join(", ")}.`,
    );
  }
  return new vscode.Hover(
    text,
    new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)),
  );
}
