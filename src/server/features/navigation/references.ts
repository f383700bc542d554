import { type DocumentHighlight, DocumentHighlightKind, type Location } from "vscode-languageserver/node";
import type { ScriptModel } from "../model/documentModel.ts";
import type { Models } from "../model/models.ts";
import { targetAt } from "../target/targetAt.ts";
import { eventHandlers, eventPlaces } from "./eventPlaces.ts";
import type { NamePlace } from "./functionPlaces.ts";
import { placesOf, sharedNameAt } from "./sharedName.ts";
import { type NamedScript, sharingScripts } from "./sharingScripts.ts";

const MOST_PLACES = 1000;

/**
 * Every place where the function, variable or event at an offset is named: in the script, in the files that it sources, in
 * the scripts that source them; of an event, in all scripts of the directory.
 */
export async function referencesAt(
  models: Models,
  model: ScriptModel,
  offset: number,
  withDefinitions: boolean,
  isCancelled: () => boolean,
): Promise<Location[]> {
  const scripts = await scriptsNaming(models, model, offset, isCancelled);
  return scripts
    .flatMap(({ model: { uri, lines }, places }) =>
      places
        .filter(({ isDefinition }) => withDefinitions || !isDefinition)
        .map(({ range }) => ({
          uri,
          range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) },
        })),
    )
    .slice(0, MOST_PLACES);
}

/** The same places in the script itself. */
export function highlightsAt(model: ScriptModel, offset: number): DocumentHighlight[] {
  return placesHere(model, offset).map(({ range, isDefinition }) => ({
    range: { start: model.lines.placeAt(range.start), end: model.lines.placeAt(range.end) },
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

async function scriptsNaming(
  models: Models,
  model: ScriptModel,
  offset: number,
  isCancelled: () => boolean,
): Promise<readonly NamedScript[]> {
  const target = targetAt(model, offset);
  if (target?.kind === "event") {
    const handlers = await eventHandlers(models, model, target.event.name, isCancelled);
    // A handler is what one looks for here, not the definition to leave out.
    return handlers.map((one) => ({
      ...one,
      places: one.places.map((place) => ({ ...place, isDefinition: false })),
    }));
  }
  const shared = sharedNameAt(model, offset);
  return shared === null ? [] : sharingScripts(models, model, shared, isCancelled);
}

function placesHere(model: ScriptModel, offset: number): readonly NamePlace[] {
  const target = targetAt(model, offset);
  if (target?.kind === "event") {
    return eventPlaces(model, target.event.name);
  }
  const shared = sharedNameAt(model, offset);
  if (shared !== null) {
    return placesOf(model, shared);
  }
  return target?.kind === "parameter" ? parameterPlaces(model, offset) : [];
}

/** The same argument, in the same function and in the same handler. */
function parameterPlaces({ script }: ScriptModel, offset: number): NamePlace[] {
  const use = script.shell.uses.find(({ start, end }) => start - 1 <= offset && offset <= end);
  if (use === undefined) {
    return [];
  }
  const handler = script.handlers.findLast(({ body }) => body.start <= offset && offset <= body.end);
  return script.shell.uses
    .filter((one) => one.name === use.name && one.function === use.function)
    .filter(
      ({ start }) => handler === undefined || (handler.body.start <= start && start <= handler.body.end),
    )
    .map(({ start, end }) => ({ range: { start, end }, isDefinition: false }));
}
