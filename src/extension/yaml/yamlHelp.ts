import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ProfileCompletion, ProfileDescription } from "../../virtualNode/profile/profile.ts";
import { escapeMarkdown } from "../printable.ts";
import { yamlExtensionIsActive } from "./yamlExtension.ts";

/** A blank is what stands before most values, and what a list's item begins with. */
const TRIGGERS = [" ", ":"];

/** What helps to write files of one kind; offsets are those of the document. */
export interface YamlHelp {
  completionsAt(document: vscode.TextDocument, offset: number): Promise<readonly ProfileCompletion[]>;
  describeAt(document: vscode.TextDocument, offset: number): Promise<ProfileDescription | null>;
}

/** Registers completion and hover for files of one kind. */
export function registerYamlHelp(
  selector: readonly vscode.DocumentFilter[],
  help: YamlHelp,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: async (document, position) =>
          yamlExtensionIsActive()
            ? []
            : (await help.completionsAt(document, document.offsetAt(position))).map((completion, index) =>
                completionItem(completion, document, index),
              ),
      },
      ...TRIGGERS,
    ),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position) =>
        yamlExtensionIsActive()
          ? null
          : hoverOf(await help.describeAt(document, document.offsetAt(position)), document),
    }),
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
    item.command = { title: t("Suggest values"), command: "editor.action.triggerSuggest" };
  }
  return item;
}

function hoverOf(found: ProfileDescription | null, document: vscode.TextDocument): vscode.Hover | null {
  if (found === null) {
    return null;
  }
  const { title, description, choices, range } = found;
  const text = new vscode.MarkdownString(`**${escapeMarkdown(title)}**\n\n${escapeMarkdown(description)}`);
  if (choices.length > 0) {
    text.appendMarkdown(
      `\n\n${t("One of {0}.", choices.map((choice) => `\`${choice.replaceAll("`", "")}\``).join(", "))}`,
    );
  }
  return new vscode.Hover(
    text,
    new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)),
  );
}
