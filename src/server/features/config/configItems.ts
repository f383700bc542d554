import { type CompletionItem, CompletionItemKind, type Hover, MarkupKind } from "vscode-languageserver/node";
import type { ConfigFileKind } from "../../../configFiles/configFileKind.ts";
import { completionsIn, describeIn } from "../../../configFiles/help/configHelp.ts";
import { ruleItems } from "../completion/ruleItems.ts";
import { ruleAt, ruleText } from "../facts/ruleText.ts";
import type { DocumentModel } from "../model/documentModel.ts";

/** What can stand at a place of a configuration file. */
export function configCompletions(
  model: DocumentModel,
  kind: ConfigFileKind,
  offset: number,
): CompletionItem[] {
  const codes = ruleItems(model, offset);
  return codes.length > 0 ? codes : nameItems(model, kind, offset);
}

function nameItems(
  { text, lines, convention }: DocumentModel,
  kind: ConfigFileKind,
  offset: number,
): CompletionItem[] {
  return completionsIn(kind, text, offset, convention.version).map((completion, index) => ({
    label: completion.label,
    kind: CompletionItemKind.Property,
    detail: completion.detail,
    documentation: { kind: MarkupKind.Markdown, value: completion.documentation },
    sortText: String(index).padStart(3, "0"),
    textEdit: {
      range: {
        start: lines.placeAt(completion.range.start),
        end: lines.placeAt(completion.range.end),
      },
      newText: completion.insertText ?? completion.label,
    },
  }));
}

/** What is known of a place in a configuration file. */
export function configHover(
  { text, lines, convention }: DocumentModel,
  kind: ConfigFileKind,
  offset: number,
): Hover | null {
  const rule = ruleAt(text, offset);
  const found =
    rule === null
      ? describeIn(kind, text, offset, convention.version)
      : { range: rule.range, markdown: ruleText(rule.code) };
  return found === null
    ? null
    : {
        contents: { kind: MarkupKind.Markdown, value: found.markdown },
        range: { start: lines.placeAt(found.range.start), end: lines.placeAt(found.range.end) },
      };
}
