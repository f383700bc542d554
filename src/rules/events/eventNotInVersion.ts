import { eventNamed } from "../../ctdb/events.ts";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { namedEvents } from "./namedEvents.ts";

/** An event that is newer than the target version. */
export const eventNotInVersion: ScriptRule = {
  code: "event-not-in-version",
  title: "The event is newer than the target version.",
  severity: "information",
  *check(script, { convention: { version } }) {
    for (const { name, range, isPattern } of namedEvents(script)) {
      const event = isPattern ? null : eventNamed(name);
      if (event?.kind !== "daemon" || event.since === null || atLeast(version, event.since)) {
        continue;
      }
      yield {
        range: rangeOf(range),
        message: `CTDB has the event \`${name}\` since ${formatVersion(event.since)}; ${formatVersion(version)} never asks for it. What it does is missing there.`,
      };
    }
  },
};
