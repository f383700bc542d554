import { t } from "@vscode/l10n";
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from "vscode-languageserver/node";
import type { Convention } from "../../../ctdb/convention.ts";
import type { EventFacts } from "../../../ctdb/eventFacts.ts";
import { argumentsOf, eventsFor } from "../../../ctdb/events.ts";
import { type EventSet, includesEvent } from "../../../scripts/eventScript/eventSet.ts";
import { tableText } from "../../../text/tableText.ts";
import { isEventCase } from "../cursor/eventPlace.ts";
import { eventSignature } from "../facts/eventText.ts";
import { type CompletionPlace, wordRange } from "./completionPlace.ts";
import { handlerArm } from "./handlerSnippets.ts";
import { itemData } from "./itemData.ts";

/** Events for a pattern of `case "$1"`: those that the script does not serve yet stand first, also as whole handlers. */
export function eventItems(place: CompletionPlace): CompletionItem[] {
  const { model, cursor, event, client } = place;
  const open = cursor.cases.at(-1);
  const isName = /^["']?[\w-]*$/.test(cursor.word);
  if (open === undefined || !isName || !isEventCase(model, open, event.shift)) {
    return [];
  }
  const quote = /^["']/.exec(cursor.word)?.[0] ?? "";
  const served = servedElsewhere(place);
  const typed = new Set([...open.earlier, ...open.patterns].map((name) => name.replace(/^["']|["']$/g, "")));
  const isServed = (name: string): boolean =>
    typed.has(name) || served.some((events) => includesEvent(events, name));
  const events = eventsFor(model.convention.version);
  const range = wordRange(place, cursor.wordStart + quote.length, /[\w-]/);
  const names = events.map((facts): CompletionItem => {
    return {
      label: facts.name,
      kind: CompletionItemKind.Event,
      detail: tableText(facts.when),
      // The sentence would push the name out of its row, so that it stands above the documentation alone.
      ...(client.labelDetails
        ? { labelDetails: { description: argumentNames(facts, model.convention) } }
        : {}),
      sortText: `${isServed(facts.name) ? 3 : 1}${String(facts.rank).padStart(2, "0")}`,
      textEdit: { range, newText: facts.name },
      data: itemData("event", facts.name, model.convention),
    };
  });
  const takesArm = quote === "" && open.patterns.length === 0 && isEndOfLine(place);
  const missing = takesArm ? events.filter(({ name, kind }) => kind === "daemon" && !isServed(name)) : [];
  return [...names, ...missing.map((facts) => handlerItem(facts, place))];
}

function handlerItem(facts: EventFacts, place: CompletionPlace): CompletionItem {
  const { model, client, cursor, event } = place;
  const { version } = model.convention;
  return {
    label: `${facts.name}) … ;;`,
    filterText: facts.name,
    kind: CompletionItemKind.Snippet,
    detail: t("Handler: {0}", eventSignature(facts, model.convention)),
    sortText: `2${String(facts.rank).padStart(2, "0")}`,
    insertTextFormat: client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit: {
      range: wordRange(place, cursor.wordStart, /[\w-]/),
      newText: handlerArm(facts, version, event.shift ?? 0, client.snippets),
    },
    data: itemData("event", facts.name, model.convention),
  };
}

/** `INTERFACE IP MASKBITS`, or nothing. */
function argumentNames({ name }: EventFacts, { version }: Convention): string {
  return argumentsOf(name, version)
    .map((argument) => argument.name.toUpperCase())
    .join(" ");
}

/** What the script's handlers name, the pattern at the cursor left out. */
function servedElsewhere({ model, offset }: CompletionPlace): readonly EventSet[] {
  return model.script.handlers
    .flatMap(({ events }) => events)
    .filter(({ range, isPattern }) => !isPattern && !(range.start <= offset && offset <= range.end))
    .map(({ name }) => ({ names: new Set([name]), allBut: false }));
}

function isEndOfLine({ model, offset }: CompletionPlace): boolean {
  const end = model.text.indexOf("\n", offset);
  return model.text.slice(offset, end < 0 ? undefined : end).trim() === "";
}
