import type { CompletionItem } from "vscode-languageserver/node";
import { cursorContext } from "../cursor/cursorScan.ts";
import { eventPlace } from "../cursor/eventPlace.ts";
import type { ScriptModel } from "../model/documentModel.ts";
import type { FeatureClient } from "../model/featureClient.ts";
import type { CompletionPlace } from "./completionPlace.ts";
import { eventItems } from "./eventItems.ts";
import { functionItems } from "./helperItems.ts";
import { pathItems } from "./pathItems.ts";
import { ruleItems } from "./ruleItems.ts";
import { skeletonItems } from "./skeleton.ts";
import { assignmentItems, expansionItems, valueItems } from "./variableItems.ts";
import { argumentWordItems } from "./wordItems.ts";

/** Letters behind which an editor asks by itself. */
export const TRIGGER_CHARACTERS: readonly string[] = ["$", "{", "/", "=", " ", ",", "["];

/**
 * What can stand at a place of a script.
 * @param trigger the letter that made the editor ask, or `null`; behind a blank only words that are certain are offered
 */
export async function completionsAt(
  model: ScriptModel,
  offset: number,
  client: FeatureClient,
  trigger: string | null,
): Promise<CompletionItem[]> {
  const cursor = cursorContext(model.text, offset);
  const place = { model, offset, cursor, event: eventPlace(model, cursor, offset), client };
  switch (trigger) {
    case " ":
      return cursor.place === "argument" ? argumentWordItems(place) : [];
    case ",":
      return cursor.place === "comment" ? ruleItems(place.model, place.offset) : [];
    case "[":
      return []; // for the sections of ctdb.conf
    case "{":
      return cursor.expansion === null ? [] : expansionItems(place);
    default:
      return itemsIn(place);
  }
}

async function itemsIn(place: CompletionPlace): Promise<CompletionItem[]> {
  const { cursor } = place;
  if (cursor.expansion !== null) {
    return expansionItems(place);
  }
  switch (cursor.place) {
    case "comment":
      return ruleItems(place.model, place.offset);
    case "pattern":
      return eventItems(place);
    case "command":
      return commandItems(place);
    case "argument":
      return [...argumentWordItems(place), ...(await pathItems(place))];
    case "value":
      return [...valueItems(place), ...(await pathItems(atValue(place)))];
    case "redirect":
      return pathItems(place);
    default:
      return [];
  }
}

async function commandItems(place: CompletionPlace): Promise<CompletionItem[]> {
  if (!/^[\w.-]*$/.test(place.cursor.word)) {
    return pathItems(place);
  }
  const options = /^[A-Z]/.test(place.cursor.word) ? assignmentItems(place) : [];
  return [...skeletonItems(place), ...functionItems(place), ...options];
}

/** The same place, where the word begins behind `NAME=`. */
function atValue(place: CompletionPlace): CompletionPlace {
  const { cursor } = place;
  const skipped = cursor.word.indexOf("=") + 1;
  return {
    ...place,
    cursor: { ...cursor, wordStart: cursor.wordStart + skipped, word: cursor.word.slice(skipped) },
  };
}
