import { t } from "@vscode/l10n";
import type { EventConsequence } from "./consequence.ts";
import type { Convention } from "./convention.ts";
import type { EventFacts } from "./eventFacts.ts";
import { failureConsequence } from "./failureConsequence.ts";
import { atLeast } from "./version.ts";

/** What follows from a time-out of any event but monitor and status. */
export function timeoutConsequence(facts: EventFacts, convention: Convention): EventConsequence {
  if (convention.timeoutIsSuccess.includes(facts.name)) {
    return { treatedAsSuccess: true, sentence: ignored(facts, convention) };
  }
  const { treatedAsSuccess, sentence } = failureConsequence(facts, convention);
  return bansItself(facts, convention)
    ? { treatedAsSuccess, sentence: `${t("The node bans itself for RecoveryBanPeriod.")} ${sentence}` }
    : { treatedAsSuccess, sentence };
}

function ignored(facts: EventFacts, convention: Convention): string {
  const start = t(
    "ctdbd ignores a time-out of {0} and goes on as after a success; later scripts are not run.",
    facts.name,
  );
  switch (facts.name) {
    case "releaseip":
      return atLeast(convention.version, [2, 4])
        ? `${start} ${t("Where the address is still on the interface, the takeover run fails all the same.")}`
        : start;
    case "takeip":
      return `${start} ${t("The address counts as hosted here, even where it is on no interface.")}`;
    default:
      return start;
  }
}

/**
 * To 1.0.108 every event but startup, from 1.0.109 all that ctdbd waits for by a callback with a ban
 * (which of them did so is known by examples only: `dialects.md` 3). updateip and, with a control of
 * its own since 2.2, ipreallocated kept it to 4.8; since 4.9 the callbacks compare with -ETIMEDOUT
 * but get +110, so the ban never comes (`ctdb_takeover.c`).
 */
function bansItself(facts: EventFacts, convention: Convention): boolean {
  const { version, generation } = convention;
  if (facts.failureKind === "retried" || facts.failureKind === "daemon-exits") {
    return false;
  }
  if (!atLeast(version, [1, 0, 114])) {
    return generation === "classic" || facts.failureKind !== "ignored";
  }
  if (atLeast(version, [4, 9])) {
    return false;
  }
  return facts.name === "updateip" || (facts.name === "ipreallocated" && atLeast(version, [2, 2]));
}
