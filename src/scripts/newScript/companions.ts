import { isEventOf } from "../../ctdb/events.ts";
import type { Version } from "../../ctdb/version.ts";

/**
 * What `takeip` sets up, `releaseip` removes and `updateip` moves to another interface: a script that handles one of the
 * first and the last needs all three (`ip-events-incomplete`, `updateip-missing`).
 */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  takeip: ["releaseip", "updateip"],
  updateip: ["takeip", "releaseip"],
};

/** The events that a handler of an event needs beside it, as far as the release has them. */
export function companionsOf(event: string, version: Version): readonly string[] {
  return (NEEDS[event] ?? []).filter((name) => isEventOf(name, version));
}

/** The events with all that they need. */
export function withCompanions(events: Iterable<string>, version: Version): ReadonlySet<string> {
  const chosen = [...events];
  return new Set([...chosen, ...chosen.flatMap((event) => companionsOf(event, version))]);
}
