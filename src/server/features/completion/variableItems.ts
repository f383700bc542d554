import { t } from "@vscode/l10n";
import { type CompletionItem, CompletionItemKind, MarkupKind } from "vscode-languageserver/node";
import { defaultText } from "../../../ctdb/options/defaultText.ts";
import { optionsFor, optionsOf } from "../../../ctdb/options/options.ts";
import type { ScriptOption } from "../../../ctdb/options/scriptOption.ts";
import { argumentMeaning } from "../facts/argumentText.ts";
import { optionKind } from "../facts/optionText.ts";
import type { FeatureClient } from "../model/featureClient.ts";
import { beside } from "./beside.ts";
import { type CompletionPlace, wordRange } from "./completionPlace.ts";
import { itemData } from "./itemData.ts";

const LAST_ARGUMENT = 6;
/** Letters of a default that is shown in every row. */
const SHORT = 6;

/** What can stand behind `$` and `${`. */
export function expansionItems(place: CompletionPlace): CompletionItem[] {
  const { model, cursor } = place;
  const { expansion } = cursor;
  if (expansion === null) {
    return [];
  }
  const range = wordRange(place, expansion.start);
  const closes = expansion.isBraced && model.text[model.lines.offsetAt(range.end)] !== "}" ? "}" : "";
  const write = (name: string): string => (expansion.isBraced ? `\${${name}${closes}` : `$${name}`);
  const options = optionItems(place);
  const known = new Set(options.map(({ label }) => label));
  // The files that assign an option its default say less of it than its own entry.
  const own = ownVariables(place).filter(({ label }) => !known.has(label));
  return [...argumentItems(place), ...own, ...options].map((item) => ({
    ...item,
    filterText: expansion.isBraced ? `\${${item.label}` : `$${item.label}`,
    textEdit: { range, newText: write(item.label) },
  }));
}

/** Names of options before `=`, once something of them is typed. */
export function assignmentItems(place: CompletionPlace): CompletionItem[] {
  const range = wordRange(place, place.cursor.wordStart);
  const isWritten = place.model.text[place.model.lines.offsetAt(range.end)] === "=";
  return optionItems(place).map((item) => ({
    ...item,
    textEdit: { range, newText: isWritten ? item.label : `${item.label}=` },
  }));
}

/** Words that an option can be set to, behind `NAME=`. */
export function valueItems(place: CompletionPlace): CompletionItem[] {
  const { model, cursor } = place;
  const name = /^([A-Za-z_]\w*)=["']?(?=\w*$)/.exec(cursor.word);
  const option = optionsFor(model.convention.version).find((one) => one.name === name?.[1]);
  if (option === undefined || name === null) {
    return [];
  }
  const range = wordRange(place, cursor.wordStart + name[0].length);
  return option.type.values.map((value, index) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    sortText: String(index),
    textEdit: { range, newText: value },
  }));
}

function argumentItems({ model, event, client }: CompletionPlace): CompletionItem[] {
  if (event.shift === null) {
    return [];
  }
  const items: CompletionItem[] = [];
  for (let index = 1; index <= LAST_ARGUMENT; index++) {
    const meaning = argumentMeaning(index + event.shift, event.events, model.convention);
    if (meaning !== null) {
      items.push({
        label: String(index),
        kind: CompletionItemKind.Variable,
        ...beside(meaning.label, client),
        sortText: `0${index}`,
        documentation: { kind: MarkupKind.Markdown, value: meaning.text },
      });
    }
  }
  return items;
}

/** What the script and the files that it sources assign; of those files nothing that looks private. */
function ownVariables({ model, offset }: CompletionPlace): CompletionItem[] {
  const items = new Map<string, CompletionItem>();
  const add = (name: string, detail: string, rank: string): void => {
    items.set(name, {
      label: name,
      kind: CompletionItemKind.Variable,
      detail,
      sortText: rank + name,
    });
  };
  for (const { shell } of model.sourced.libraries) {
    for (const { name } of shell.assignments) {
      if (!name.startsWith("_")) {
        add(name, t("variable of a sourced file"), "3");
      }
    }
  }
  for (const { name, nameNode, kind, function: definition } of model.script.shell.assignments) {
    const isHere = nameNode.start <= offset && offset <= nameNode.end;
    const isVisible =
      kind !== "local" ||
      definition === null ||
      (definition.node.start <= offset && offset <= definition.node.end);
    if (!isHere && isVisible) {
      add(name, t("variable of this script"), "1");
    }
  }
  return [...items.values()];
}

function optionItems({ model, client }: CompletionPlace): CompletionItem[] {
  const { convention, entry } = model;
  const own = new Set(
    entry === null ? [] : optionsOf(entry.name.text, convention.version).map(({ name }) => name),
  );
  return optionsFor(convention.version)
    .filter(
      ({ name, category }) => !name.includes("*") && category !== "test" && category !== "script-function",
    )
    .map((option) => optionItem(option, own.has(option.name) ? "2" : "4", client))
    .map((item) => ({ ...item, data: itemData("option", item.label, convention) }));
}

function optionItem(option: ScriptOption, rank: string, client: FeatureClient): CompletionItem {
  return {
    label: option.name,
    kind: CompletionItemKind.Constant,
    detail:
      option.default === null
        ? optionKind(option)
        : t("{0}, default {1}", optionKind(option), defaultText(option.default)),
    ...(client.labelDetails ? { labelDetails: { description: shortDefault(option) } } : {}),
    sortText: rank + option.name,
  };
}

/** The default, where it leaves room for the names, which are long. */
function shortDefault({ default: value }: ScriptOption): string {
  return value !== null && value.length <= SHORT ? t("default {0}", value) : "";
}
