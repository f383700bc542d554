import { CLUSTER_EVENTS } from "./clusterEvents.ts";
import type { ArgumentFacts, EventFacts } from "./eventFacts.ts";
import { LIFE_EVENTS } from "./lifeEvents.ts";
import { FORMER_EVENTS, MANUAL_EVENTS } from "./otherEvents.ts";
import { atLeast, inRange, type Version, type VersionRange } from "./version.ts";

/** Every event that ctdbd ever sent and every name for manual use, most used first. */
export const EVENTS: readonly EventFacts[] = [
  ...LIFE_EVENTS,
  ...CLUSTER_EVENTS,
  ...FORMER_EVENTS,
  ...MANUAL_EVENTS,
].toSorted((a, b) => a.rank - b.rank);

const byName = new Map(EVENTS.map((event) => [event.name, event]));

/** Whether a release has the event. */
export function hasEvent(event: EventFacts, version: Version): boolean {
  return inRange(version, { since: event.since ?? [0], before: event.removed });
}

/** Whether a release has an event of that name. */
export function isEventOf(name: string, version: Version): boolean {
  const event = byName.get(name);
  return event !== undefined && hasEvent(event, version);
}

/** The events of a release, most used first; those for manual use come last. */
export function eventsFor(version: Version): readonly EventFacts[] {
  return EVENTS.filter((event) => hasEvent(event, version));
}

/** What is known about an event of any release, or `null` for a name that CTDB never had. */
export function eventNamed(name: string): EventFacts | null {
  return byName.get(name) ?? null;
}

/** The arguments that ctdbd gives with an event; none where the release does not have it. */
export function argumentsOf(name: string, version: Version): readonly ArgumentFacts[] {
  const event = byName.get(name);
  return event !== undefined && hasEvent(event, version) ? event.args : [];
}

/**
 * Releases that refuse nothing: to 1.0.37 there was no check, and from 4.6.0 a missing return made
 * ctdbd log the refusal and run the event all the same (a3d12252fa8, in 4.8.8 and 4.9.2).
 */
const REFUSES_NOTHING: readonly VersionRange[] = [
  { since: [0], before: [1, 0, 38] },
  { since: [4, 6], before: [4, 8, 8] },
  { since: [4, 9], before: [4, 9, 2] },
];

/**
 * Whether ctdbd runs the event while the recovery mode is ACTIVE (`event_allowed_during_recovery` in
 * `server/eventscript.c`). A manual run at 4.6 or later goes to the event daemon, which never asks.
 */
export function allowedDuringRecovery(name: string, version: Version): boolean {
  const event = byName.get(name);
  if (event === undefined || !hasEvent(event, version)) {
    return false;
  }
  return [...REFUSES_NOTHING, ...event.recovery].some((range) => inRange(version, range));
}

/** Whether ctdbd counts an event's arguments before it runs it (`check_options`, e0c6e2f489f). */
export function countsArguments(version: Version): boolean {
  return atLeast(version, [1, 0, 106]);
}
