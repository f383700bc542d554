import { t } from "@vscode/l10n";
import type { Convention } from "./convention.ts";
import type { EventFacts } from "./eventFacts.ts";
import { eventNamed, hasEvent } from "./eventTable.ts";
import { failureConsequence } from "./failureConsequence.ts";
import { monitorTimeout } from "./monitorTimeout.ts";
import { timeoutConsequence } from "./timeoutConsequence.ts";
import { formatVersion } from "./version.ts";

/** How an event ended; `refused`: no script could be run at all. */
export type EventOutcome = "passed" | "failed" | "timed-out" | "cancelled" | "refused";

/** What ctdbd and the node make of an event's outcome. */
export interface EventConsequence {
  /** Whether ctdbd goes on as if the event had succeeded. */
  readonly treatedAsSuccess: boolean;
  readonly sentence: string;
}

/**
 * What ctdbd and the node make of an outcome, by release (`server/eventscript.c`, ctdb_monitor.c,
 * ctdb_takeover.c, ctdb_recover.c, ctdb_daemon.c).
 */
export function consequenceOf(
  event: string,
  outcome: EventOutcome,
  convention: Convention,
): EventConsequence {
  const facts = eventNamed(event);
  if (facts === null || !hasEvent(facts, convention.version) || facts.kind === "manual") {
    return manual(event, outcome, convention);
  }
  switch (outcome) {
    case "passed":
      return { treatedAsSuccess: true, sentence: passed(facts) };
    case "failed":
      return failureConsequence(facts, convention);
    case "timed-out":
      return isMonitoring(facts) ? monitorTimeout(event, convention) : timeoutConsequence(facts, convention);
    case "cancelled":
      return cancelled(facts, convention);
    case "refused":
      return refused(facts, convention);
  }
}

function isMonitoring(facts: EventFacts): boolean {
  return facts.failureKind === "unhealthy";
}

function manual(event: string, outcome: EventOutcome, convention: Convention): EventConsequence {
  const release = formatVersion(convention.version);
  return {
    treatedAsSuccess: outcome === "passed",
    sentence: t(
      "ctdbd {0} never asks for {1}: the node stays as it is, only the caller sees the result.",
      release,
      event,
    ),
  };
}

function passed(facts: EventFacts): string {
  switch (facts.name) {
    case "monitor":
    case "status":
      return t("The node is HEALTHY, or becomes so and gets addresses again.");
    case "startup":
      return t(
        "The node is running: monitoring begins, and with the first healthy result it gets addresses.",
      );
    case "init":
    case "setup":
      return t("ctdbd goes on with its start.");
    case "shutdown":
      return t("ctdbd goes on with its shutdown.");
    case "startrecovery":
    case "recovered":
      return t("The recovery goes on.");
    case "takeip":
      return t("The node hosts the address; ctdbd announces it on the network.");
    case "releaseip":
      return t("The address counts as released, provided that it is gone from the interface.");
    case "updateip":
      return t("The address counts as moved to the new interface.");
    case "startipreallocate":
    case "ipreallocated":
      return t("The takeover run goes on.");
    default:
      return t("The caller hears of the success.");
  }
}

/** Only a monitor is cancelled by CTDB; exit status 189 does it to any event since 4.6. */
function cancelled(facts: EventFacts, convention: Convention): EventConsequence {
  if (!isMonitoring(facts)) {
    const { treatedAsSuccess, sentence } = failureConsequence(facts, convention);
    return { treatedAsSuccess, sentence: `${t("ctdbd takes the cancelled event for failed.")} ${sentence}` };
  }
  if (convention.cancelledResult === 0) {
    return {
      treatedAsSuccess: true,
      sentence: t("This release takes a cancelled monitor for a healthy one."),
    };
  }
  return {
    treatedAsSuccess: true,
    sentence: t(
      "ctdbd ignores a cancelled monitor: health and time-out count stay, the next run comes as usual.",
    ),
  };
}

/**
 * Without a directory (or with a number twice in A1) the event fails like any other; in B1 and B2
 * ctdbd cannot launch it at all, so a monitor leaves the health alone (`ctdb_check_health`).
 */
function refused(facts: EventFacts, convention: Convention): EventConsequence {
  const cannotLaunch = convention.exit === "system-status" || convention.exit === "helper";
  if (isMonitoring(facts) && cannotLaunch) {
    return {
      treatedAsSuccess: false,
      sentence: t(
        "ctdbd could not launch the event: the health stays as it is and it tries again after 5 seconds.",
      ),
    };
  }
  const { treatedAsSuccess, sentence } = failureConsequence(facts, convention);
  return { treatedAsSuccess, sentence: `${t("No script was run.")} ${sentence}` };
}
