import { EVENTS, eventNamed } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { nearest } from "../../text/nearest.ts";
import { memo } from "../memo.ts";
import { namedEvents } from "./namedEvents.ts";

const NAMES = EVENTS.filter(({ kind }) => kind === "daemon").map(({ name }) => name);

const handled = memo((script: EventScript) => new Set(namedEvents(script).map(({ name }) => name)));

/**
 * The event that the author of a script most likely meant by a name that CTDB does not have, such as `monitor` by `moniter`.
 * @returns `null` where none is near, and where the script handles that event besides.
 */
export function meantEvent(script: EventScript, name: string): string | null {
  const meant = eventNamed(name) === null ? nearest(name, NAMES) : null;
  return meant === null || handled(script).has(meant) ? null : meant;
}
