import { t } from "@vscode/l10n";
import { atLeast, inRange, type Version } from "./version.ts";

/** In which order ctdbd and the leader ask for events, where the releases differ. */
export interface EventOrder {
  /** Where `recovered` stands in a recovery: before its takeover run, after it, or both (4.4.0 to 4.4.5). */
  readonly recovered: "before-takeover" | "after-takeover" | "both";
  /** Whether startrecovery and recovered surround takeover runs, too, that belong to no recovery. */
  readonly takeoverHasRecovery: boolean;
  /**
   * How addresses leave a node that shuts down: by a takeover run, by releaseip for each that it holds, or only by
   * what the scripts do in the event shutdown.
   */
  readonly shutdown: "takeover-run" | "release-each" | "scripts";
}

/**
 * The order of events in a release. Sources: `do_recovery` in `server/ctdb_recoverd.c` and ecb74721e78 (4.4.6, 4.5.0)
 * for recovered; d608862c5a7 (4.4.0) for takeover runs; cb438ecfd48 (4.17) and `ctdb_shutdown_takeover` in
 * `server/ctdb_daemon.c` (4.23) for the shutdown.
 */
export function eventOrderOf(version: Version): EventOrder {
  return {
    recovered: recoveredPlace(version),
    takeoverHasRecovery: !atLeast(version, [4, 4]),
    shutdown: atLeast(version, [4, 23])
      ? "takeover-run"
      : atLeast(version, [4, 17])
        ? "scripts"
        : "release-each",
  };
}

function recoveredPlace(version: Version): EventOrder["recovered"] {
  if (!atLeast(version, [4, 4])) {
    return "after-takeover";
  }
  return inRange(version, { since: [4, 4], before: [4, 4, 6] }) ? "both" : "before-takeover";
}

/** The tunable that says how many monitor events in a row may time out before the node is UNHEALTHY. */
export function timeoutCountTunable(version: Version): "MonitorTimeoutCount" | "EventScriptTimeoutCount" {
  return atLeast(version, [4, 4]) ? "MonitorTimeoutCount" : "EventScriptTimeoutCount";
}

/** Whether ctdbd looks after releaseip whether the address is gone from the interface (26b161156a5, 2.4). */
export function checksReleasedAddress(version: Version): boolean {
  return atLeast(version, [2, 4]);
}

/** Why a release has no event of this name: a sentence for a person; `null` where it has it. */
export function whyNoEvent(
  name: string,
  facts: { readonly since: Version | null; readonly removed: Version | null } | null,
  version: Version,
): string | null {
  const release = version.join(".");
  if (facts === null) {
    return t("CTDB never had an event {0}.", name);
  }
  if (facts.since !== null && !atLeast(version, facts.since)) {
    return t("{0} came with {1}; {2} goes on without it.", name, facts.since.join("."), release);
  }
  return facts.removed !== null && atLeast(version, facts.removed)
    ? t("{0} went with {1}; {2} does not ask for it.", name, facts.removed.join("."), release)
    : null;
}
