import { t } from "@vscode/l10n";
import type { EventConsequence } from "./consequence.ts";
import type { Convention } from "./convention.ts";
import type { EventFacts } from "./eventFacts.ts";
import { atLeast, inRange } from "./version.ts";

/** What follows from a failing script, by event and release. */
export function failureConsequence(facts: EventFacts, convention: Convention): EventConsequence {
  switch (facts.failureKind) {
    case "ignored":
      return {
        treatedAsSuccess: true,
        sentence: t("ctdbd ignores the failure and goes on with its shutdown."),
      };
    case "address-checked":
      return releaseFailed(convention);
    default:
      return { treatedAsSuccess: false, sentence: failed(facts, convention) };
  }
}

/** Before 26b161156a5 (2.4) ctdbd looked neither at the result nor at the address. */
function releaseFailed(convention: Convention): EventConsequence {
  if (!atLeast(convention.version, [2, 4])) {
    return {
      treatedAsSuccess: true,
      sentence: t("This release ignores the failure and takes the address for released."),
    };
  }
  return {
    treatedAsSuccess: true,
    sentence: t(
      "ctdbd ignores the failure where the address is gone from the interface; else the takeover run fails and is repeated.",
    ),
  };
}

function failed(facts: EventFacts, convention: Convention): string {
  switch (facts.failureKind) {
    case "daemon-exits":
      return t("ctdbd exits.");
    case "retried":
      return t(
        "The node does not get into service; ctdbd runs startup again after 5 seconds, from the first script on.",
      );
    case "unhealthy":
      return t(
        "The node becomes UNHEALTHY and its addresses move to other nodes; the next success makes it HEALTHY.",
      );
    case "recovery-fails":
      return hasCredits(convention)
        ? t("The recovery fails and is repeated; the node collects banning credits.")
        : t("The recovery fails and is repeated.");
    case "stop-undone":
      return t("The node's STOPPED flag is cleared again.");
    case "takeover-run-fails":
      return takeoverFailed(facts, convention);
    default:
      return t("The failure is reported to the caller; the node stays as it is.");
  }
}

/** 4719df62d6b: nodes whose recovery fails collect credits from 2.0 on. */
function hasCredits(convention: Convention): boolean {
  return atLeast(convention.version, [2, 0]);
}

function takeoverFailed(facts: EventFacts, convention: Convention): string {
  const again = hasCredits(convention)
    ? t("The takeover run fails and is repeated, and the node collects a banning credit")
    : t("The takeover run fails and is repeated");
  switch (facts.name) {
    case "takeip":
      return unhealthyToo(convention)
        ? t("{0}; ctdbd goes on recording the address on this node, which becomes UNHEALTHY too.", again)
        : t("{0}; ctdbd goes on recording the address on this node.", again);
    case "updateip":
      return t("{0}; ctdbd goes back to the old interface.", again);
    case "ipreallocated":
      return t("{0}; the addresses stay as they were assigned.", again);
    default:
      return t("{0}; no address moves and ipreallocated does not run.", again);
  }
}

/** c04505724a0 (1.11) to 4331306fceb (4.5). */
function unhealthyToo(convention: Convention): boolean {
  return inRange(convention.version, { since: [1, 11], before: [4, 5] });
}
