import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Handler } from "../../scripts/eventScript/handler.ts";

/** The first handler that names the event itself, not by a pattern. */
export function handlerNaming(script: EventScript, event: string): Handler | null {
  return script.handlers.find(({ events }) => events.some(({ name }) => name === event)) ?? null;
}
