import { t } from "@vscode/l10n";
import { type CompletionItem, CompletionItemKind } from "vscode-languageserver/node";
import { TOOL_FLAGS, toolCommandsFor } from "../../../ctdb/tool/toolCommands.ts";
import { TUNABLE_FACTS } from "../../../ctdb/tunables/tunableFacts.ts";
import { tunablesOf } from "../../../ctdb/tunables/tunables.ts";
import { sentences } from "../../../text/sentences.ts";
import { tableText } from "../../../text/tableText.ts";
import { offeredStatuses, statusSummary } from "../facts/statusText.ts";
import { toolCall, tunableIndex } from "../facts/toolCall.ts";
import { toolSignature } from "../facts/toolText.ts";
import { beside } from "./beside.ts";
import { type CompletionPlace, wordRange } from "./completionPlace.ts";
import { itemData } from "./itemData.ts";

/** What can stand behind `ctdb`, `ctdb setvar` and `exit`. */
export function argumentWordItems(place: CompletionPlace): CompletionItem[] {
  const { words, word } = place.cursor;
  if (!/^[\w-]*$/.test(word)) {
    return [];
  }
  const call = toolCall(words);
  if (call !== null) {
    if (call.index === words.length) {
      return word.startsWith("-") ? flagItems(place) : toolItems(place);
    }
    return tunableIndex(words) === words.length ? tunableItems(place) : [];
  }
  return words.length === 1 && (words[0] === "exit" || words[0] === "return") ? statusItems(place) : [];
}

function toolItems(place: CompletionPlace): CompletionItem[] {
  const { convention } = place.model;
  const range = wordRange(place, place.cursor.wordStart, /[\w-]/);
  return toolCommandsFor(convention.version).map((command) => ({
    label: command.name,
    kind: CompletionItemKind.Method,
    detail: toolSignature(command),
    textEdit: { range, newText: command.name },
    data: itemData("tool", command.name, convention),
  }));
}

function flagItems(place: CompletionPlace): CompletionItem[] {
  const range = wordRange(place, place.cursor.wordStart, /[\w-]/);
  return TOOL_FLAGS.flatMap(({ names, takesValue, summary }) =>
    names.map((name) => ({
      label: name,
      kind: CompletionItemKind.Keyword,
      detail: takesValue ? sentences(tableText(summary), t("Takes a value.")) : tableText(summary),
      textEdit: { range, newText: name },
    })),
  );
}

function tunableItems(place: CompletionPlace): CompletionItem[] {
  const { convention } = place.model;
  const range = wordRange(place, place.cursor.wordStart);
  return tunablesOf(convention.version)
    .filter(({ isObsolete }) => !isObsolete)
    .map(({ name, value }) => ({
      label: name,
      kind: CompletionItemKind.Property,
      ...beside(
        t("default {0}", [value, tableText(TUNABLE_FACTS[name]?.unit ?? "")].join(" ").trim()),
        place.client,
      ),
      textEdit: { range, newText: name },
      data: itemData("tunable", name, convention),
    }));
}

function statusItems(place: CompletionPlace): CompletionItem[] {
  const { convention } = place.model;
  const isReturn = place.cursor.words[0] === "return";
  const range = wordRange(place, place.cursor.wordStart, /\d/);
  const statuses = isReturn ? [0, 1] : offeredStatuses(convention);
  return statuses.map((status, index) => ({
    label: String(status),
    kind: CompletionItemKind.Value,
    ...beside(
      isReturn ? (status === 0 ? t("success") : t("failure")) : statusSummary(status, convention),
      place.client,
    ),
    sortText: String(index).padStart(2, "0"),
    textEdit: { range, newText: String(status) },
    ...(isReturn ? {} : { data: itemData("status", String(status), convention) }),
  }));
}
