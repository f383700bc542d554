import type { HandlerPlace } from "../../protocol/serverMessages.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import { type Handler, wholeOf } from "../../scripts/eventScript/handler.ts";
import type { ScriptModel } from "./model/documentModel.ts";

/**
 * Where a script's handlers have their labels, in the order of the text. An arm for everything else, `*)`, stands as the
 * event `*`.
 * @param event a name, for only that event's handler: that which names it, or else the first that it reaches
 */
export function handlerPlaces({ script, lines }: ScriptModel, event: string | null): HandlerPlace[] {
  const places = script.handlers.flatMap((handler) =>
    placesOf(handler).map((found) => ({ handler, ...found })),
  );
  const chosen =
    event === null
      ? places
      : [
          places.find(({ name }) => name === event) ??
            places.find(({ handler, name, isPattern }) => {
              return (isPattern || name === "*") && includesEvent(handler.reached, event);
            }),
        ].filter((place) => place !== undefined);
  return chosen.map(({ handler, name, start }) => ({
    event: name,
    line: lines.placeAt(start).line,
    endLine: lines.placeAt(wholeOf(handler).end).line,
  }));
}

interface Label {
  readonly name: string;
  readonly isPattern: boolean;
  /** Offset of the word. */
  readonly start: number;
}

function placesOf({ events, isDefault, kind, node }: Handler): Label[] {
  const named = events.map(({ name, isPattern, range }) => ({ name, isPattern, start: range.start }));
  return isDefault && kind === "case" ? [{ name: "*", isPattern: true, start: node.start }] : named;
}
