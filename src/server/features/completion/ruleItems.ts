import { type CompletionItem, CompletionItemKind } from "vscode-languageserver/node";
import { FILE_RULES, SCRIPT_RULES } from "../../../rules/allRules.ts";
import { CONFIG_RULES } from "../../../rules/configFiles/configRules.ts";
import type { Rule } from "../../../rules/rule.ts";
import { tableText } from "../../../text/tableText.ts";
import type { DocumentModel } from "../model/documentModel.ts";

const IGNORED_CODES = /#[ \t]*ctdb-events:[ \t]*ignore=(?:[\w-]+,)*([\w-]*)$/;

/** Codes of rules in `# ctdb-events: ignore=`: those that can be found in a file of this kind. */
export function ruleItems(model: DocumentModel, offset: number): CompletionItem[] {
  const { text, lines } = model;
  const before = text.slice(lines.lineStart(lines.placeAt(offset).line), offset);
  const typed = IGNORED_CODES.exec(before)?.[1];
  if (typed === undefined) {
    return [];
  }
  const rest = /^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  const range = { start: lines.placeAt(offset - typed.length), end: lines.placeAt(offset + rest) };
  return rulesFor(model).map(({ code, title }) => ({
    label: code,
    kind: CompletionItemKind.EnumMember,
    detail: tableText(title),
    textEdit: { range, newText: code },
  }));
}

function rulesFor({ configKind }: DocumentModel): readonly Rule[] {
  return configKind === null
    ? [...FILE_RULES, ...SCRIPT_RULES]
    : CONFIG_RULES.filter(({ kinds }) => kinds.includes(configKind));
}
