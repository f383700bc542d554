import { eventsFor } from "../../../ctdb/events.ts";
import type { Version } from "../../../ctdb/version.ts";
import { type EventSet, includesEvent } from "../../../scripts/eventScript/eventSet.ts";

export type { EventSet } from "../../../scripts/eventScript/eventSet.ts";

/** The one event of a set; `null` for several and for sets that are open. */
export function singleEvent(events: EventSet | null): string | null {
  const [name, ...more] = events === null || events.allBut ? [] : events.names;
  return name === undefined || more.length > 0 ? null : name;
}

/** The events of a release that a set has, most used first. */
export function namesIn(events: EventSet | null, version: Version): readonly string[] {
  return eventsFor(version)
    .map(({ name }) => name)
    .filter((name) => events === null || includesEvent(events, name));
}
