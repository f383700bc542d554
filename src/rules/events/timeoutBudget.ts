import { t } from "@vscode/l10n";
import type { DeadlineRule } from "../../ctdb/convention.ts";
import { eventsFor } from "../../ctdb/events.ts";
import type { Remark } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { listed, rangeOf } from "../scriptTools/fixes.ts";
import { longestWay, type Way } from "./eventTime.ts";

/** From how many seconds of sleep on a way is worth a word, as they pass in any case. */
const NOTABLE_SLEEP = 5;
/** From which part of the limit on: time limits pass only where something hangs. */
const NOTABLE_PART = 0.5;

/** What sleeps and time limits of one event add up to, against the limit that all scripts share. */
export const timeoutBudget: ScriptRule = {
  code: "timeout-budget",
  title: "An event of this script can wait for long.",
  severity: "warning",
  *check(script, { convention: { version, deadline } }) {
    if (!script.shell.commands.some(({ name }) => name === "sleep" || name === "timeout")) {
      return;
    }
    const byPlace = new Map<number, { way: Way; events: string[] }>();
    for (const { name } of eventsFor(version).filter(({ kind }) => kind === "daemon")) {
      const way = longestWay(script, name);
      if (way.longest === null || !isNotable(way, deadline.defaultSeconds)) {
        continue;
      }
      const place = way.longest.command.node.start;
      const known = byPlace.get(place);
      if (known === undefined || way.seconds > known.way.seconds) {
        byPlace.set(place, { way, events: [name] });
      } else if (way.seconds === known.way.seconds) {
        known.events.push(name);
      }
    }
    for (const { way, events } of byPlace.values()) {
      yield remark(way, events, deadline);
    }
  },
};

function isNotable({ seconds, sleep }: Way, limit: number): boolean {
  return sleep >= NOTABLE_SLEEP || seconds >= limit * NOTABLE_PART;
}

function remark(way: Way, events: readonly string[], deadline: DeadlineRule): Remark {
  const limit = deadline.defaultSeconds;
  const { seconds, waits, longest, isOpen } = way;
  const rounded = Math.round(seconds * 10) / 10;
  const total = isOpen ? t("{0} s and more", rounded) : `${rounded} s`;
  const shown = events.length > 3 ? t("{0} and others", listed(events.slice(0, 3))) : listed(events);
  const takes =
    waits === 1
      ? t("In {0} this can take {1}", shown, total)
      : t("In {0} this and the other waits on the same way can take {1}", shown, total);
  const range = rangeOf(longest?.command.node ?? { start: 0, end: 0 });
  const shares =
    deadline.scope === "event"
      ? t("all scripts together have {0} s for an event (`EventScriptTimeout`)", limit)
      : t("each script has {0} s for an event (`EventScriptTimeout`)", limit);
  return seconds >= limit
    ? {
        range,
        message: t(
          "{0}, but {1}: CTDB takes the event for hung before this is over. Wait for less, or do it in the background.",
          takes,
          shares,
        ),
      }
    : {
        range,
        severity: "information",
        message: t("{0}, and {1}.", takes, shares),
      };
}
