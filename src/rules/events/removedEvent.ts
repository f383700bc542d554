import { t } from "@vscode/l10n";
import { eventNamed } from "../../ctdb/events.ts";
import { atLeast, formatVersion, type Version } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { namedEvents } from "../scriptTools/namedEvents.ts";

/** What does today what a former event did. */
const SUCCESSORS: ReadonlyMap<string, string> = new Map([
  ["stopped", "ipreallocated"],
  ["status", "monitor"],
]);

/** An event that the target version no longer sends. */
export const removedEvent: ScriptRule = {
  code: "removed-event",
  title: "The target version no longer has this event.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    for (const { name, range, isPattern } of namedEvents(script)) {
      const removed = isPattern ? null : removedSince(name, version);
      if (removed === null) {
        continue;
      }
      const successor = SUCCESSORS.get(name);
      const hasSuccessor = successor !== undefined && handles(script, successor);
      const advice =
        successor === undefined
          ? t("Remove it, unless people run it by hand.")
          : hasSuccessor
            ? t("The script has `{0}` as well, which takes its place.", successor)
            : t("Use `{0}` instead.", successor);
      yield {
        range: rangeOf(range),
        severity: hasSuccessor ? "information" : "warning",
        tag: "deprecated",
        message: t(
          "CTDB has no event `{0}` since {1}, so ctdbd never asks for it. {2}",
          name,
          formatVersion(removed),
          advice,
        ),
      };
    }
  },
};

function removedSince(name: string, version: Version): Version | null {
  const event = eventNamed(name);
  const removed = event?.kind === "daemon" ? event.removed : null;
  return removed !== null && atLeast(version, removed) ? removed : null;
}

function handles(script: EventScript, event: string): boolean {
  return script.handlers.some(({ reached, isDefault }) => !isDefault && includesEvent(reached, event));
}
