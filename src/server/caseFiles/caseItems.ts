import { t } from "@vscode/l10n";
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextMode,
  MarkupKind,
} from "vscode-languageserver/node";
import { type CaseCompletion, caseCompletions } from "../../caseFiles/help/caseCompletions.ts";
import type { CaseFacts } from "../../caseFiles/help/caseFacts.ts";
import { itemData } from "../features/completion/itemData.ts";
import type { DocumentModel } from "../features/model/documentModel.ts";
import { plainMarkdown } from "./plainMarkdown.ts";

/** What tells the editor how it may answer. */
export interface CaseItemOptions {
  /** Whether a YAML extension offers already what the schema has. */
  readonly schemaIsOffered: boolean;
  /** The editor's command that asks for completions again, behind a key; `null` where it has none. */
  readonly suggestCommand: string | null;
}

/** What can be typed at an offset of a case file. */
export function caseItems(
  model: DocumentModel,
  offset: number,
  facts: CaseFacts,
  { schemaIsOffered, suggestCommand }: CaseItemOptions,
): CompletionItem[] {
  return caseCompletions(model.text, offset, facts)
    .filter(({ isOfSchema }) => !(isOfSchema && schemaIsOffered))
    .map((completion, index) => ({
      ...item(completion, model, facts),
      sortText: String(index).padStart(4, "0"), // as the schema has them: what is most wanted comes first
      ...(suggestCommand !== null && completion.kind === "key" && completion.insertText !== completion.label
        ? { command: { title: t("Suggest values"), command: suggestCommand } }
        : {}),
    }));
}

function item(
  { label, kind, insertText, documentation, range, event }: CaseCompletion,
  { lines }: DocumentModel,
  { convention }: CaseFacts,
): CompletionItem {
  const about =
    event === null
      ? { documentation: { kind: MarkupKind.Markdown, value: plainMarkdown(documentation) } }
      : { detail: documentation, data: itemData("event", event, convention) };
  return {
    label,
    kind:
      kind === "key"
        ? CompletionItemKind.Property
        : event === null
          ? CompletionItemKind.Value
          : CompletionItemKind.Event,
    ...about,
    insertTextMode: InsertTextMode.asIs, // the indentation of a second line is right as it is
    textEdit: {
      range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) },
      newText: insertText,
    },
  };
}
