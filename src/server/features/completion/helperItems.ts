import { t } from "@vscode/l10n";
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  MarkupKind,
} from "vscode-languageserver/node";
import type { Convention } from "../../../ctdb/convention.ts";
import type { HelperFunction } from "../../../ctdb/helpers/helperFunction.ts";
import { callOf, helperNamed, helpersFor } from "../../../ctdb/helpers/helpers.ts";
import { tableText } from "../../../text/tableText.ts";
import { commentAbove } from "../facts/functionText.ts";
import { helperSignature } from "../facts/helperText.ts";
import type { FeatureClient } from "../model/featureClient.ts";
import { type CompletionPlace, wordRange } from "./completionPlace.ts";
import { itemData } from "./itemData.ts";
import { placeholder } from "./snippet.ts";

const NAME = /[\w.-]/;

/** Functions in the place of a command: the script's own, those of files that it sources, CTDB's helpers. */
export function functionItems(place: CompletionPlace): CompletionItem[] {
  const { model, cursor, client } = place;
  const range = wordRange(place, cursor.wordStart, NAME);
  const items = new Map<string, CompletionItem>();
  for (const helper of helpersFor(model.convention.version)) {
    if (!helper.isInternal) {
      items.set(helper.name, helperItem(helper, model.convention, client));
    }
  }
  for (const [name, { library }] of model.sourced.functions) {
    const isHelper = helperNamed(name) !== null;
    if (!isHelper) {
      const file = library.path.slice(library.path.lastIndexOf("/") + 1);
      items.set(name, ownItem(name, t("function of {0}", file), "2"));
    }
  }
  const { shell, functions } = model.script;
  for (const [name, { node }] of functions) {
    const comment = commentAbove(shell.text, shell.lines, shell.lines.placeAt(node.start).line);
    const item = ownItem(name, t("function of this script"), "1");
    const documentation = { kind: MarkupKind.Markdown, value: comment };
    items.set(name, comment === "" ? item : { ...item, documentation });
  }
  items.set("ctdb", {
    label: "ctdb",
    kind: CompletionItemKind.Method,
    detail: t("asks and steers ctdbd"),
    sortText: "4",
  });
  return [...items.values()].map((item) => ({
    ...item,
    textEdit: { range, newText: item.insertText ?? item.label },
  }));
}

function ownItem(name: string, detail: string, rank: string): CompletionItem {
  return {
    label: name,
    kind: CompletionItemKind.Function,
    detail,
    sortText: `${name.startsWith("_") ? "5" : rank}${name}`,
  };
}

function helperItem(helper: HelperFunction, convention: Convention, client: FeatureClient): CompletionItem {
  const { parameters } = callOf(helper, convention.version);
  const needed = parameters.filter(({ isOptional }) => !isOptional);
  const isSnippet = client.snippets && needed.length > 0;
  const call = [helper.name, ...needed.map(({ name }, index) => placeholder(index + 1, name))].join(" ");
  return {
    label: helper.name,
    kind: CompletionItemKind.Function,
    detail: helperSignature(helper, convention),
    sortText: `3${helper.name}`,
    ...(client.labelDetails ? { labelDetails: { description: tableText(helper.group) } } : {}),
    ...(isSnippet ? { insertText: call, insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(helper.removed === null ? {} : { tags: [CompletionItemTag.Deprecated] }),
    data: itemData("helper", helper.name, convention),
  };
}
