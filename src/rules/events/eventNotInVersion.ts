import { t } from "@vscode/l10n";
import { eventNamed } from "../../ctdb/events.ts";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { namedEvents } from "../scriptTools/namedEvents.ts";

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
        message: t(
          "CTDB has the event `{0}` since {1}; {2} never asks for it. What it does is missing there.",
          name,
          formatVersion(event.since),
          formatVersion(version),
        ),
      };
    }
  },
};
