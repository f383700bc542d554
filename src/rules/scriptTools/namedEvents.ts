import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { HandlerEvent } from "../../scripts/eventScript/handler.ts";

/** The events that the script names in its dispatch, each place once, in the order of the text. */
export function namedEvents(script: EventScript): readonly HandlerEvent[] {
  const byPlace = new Map<number, HandlerEvent>();
  for (const handler of script.handlers) {
    for (const event of handler.events) {
      byPlace.set(event.range.start, event);
    }
  }
  return [...byPlace.values()].toSorted((a, b) => a.range.start - b.range.start);
}
