import { t } from "@vscode/l10n";
import type { EventConsequence } from "./consequence.ts";
import type { Convention } from "./convention.ts";
import { atLeast, inRange, type Version } from "./version.ts";

const success = (sentence: string): EventConsequence => ({ treatedAsSuccess: true, sentence });
const failure = (sentence: string): EventConsequence => ({ treatedAsSuccess: false, sentence });

/** What follows from a time-out of monitor or status (`ctdb_health_callback`, `ctdb_monitor.c`). */
export function monitorTimeout(event: string, convention: Convention): EventConsequence {
  const { version } = convention;
  if (convention.timeoutIsSuccess.includes(event)) {
    return success(
      t("ctdbd ignores a time-out of {0} and takes the node for healthy, however often.", event),
    );
  }
  if (convention.generation === "classic") {
    return classicMonitorTimeout(version);
  }
  if (!atLeast(version, [2, 0])) {
    return failure(
      t("The node becomes UNHEALTHY: EventScriptTimeoutCount is 1, so the first time-out is one too many."),
    );
  }
  const tunable = atLeast(version, [4, 4]) ? "MonitorTimeoutCount" : "EventScriptTimeoutCount";
  return success(
    t(
      "ctdbd counts the time-out and leaves the health alone; with {0} (20) in a row the node becomes UNHEALTHY.",
      tunable,
    ),
  );
}

/** `ctdb_event_script_timeout`, to 1.0.108. Before 1.0.44 no count is known, so the node bans itself. */
function classicMonitorTimeout(version: Version): EventConsequence {
  const count = banCount(version);
  if (count === null) {
    return failure(t("The node bans itself for RecoveryBanPeriod."));
  }
  const start = t(
    "ctdbd counts the time-out and takes the node for healthy; beyond EventScriptBanCount ({0})",
    count,
  );
  if (atLeast(version, [1, 0, 106])) {
    return success(t("{0} the node becomes UNHEALTHY.", start));
  }
  return inRange(version, { since: [1, 0, 98], before: [1, 0, 106] })
    ? success(t("{0} the node bans itself, or with EventScriptUnhealthyOnTimeout becomes UNHEALTHY.", start))
    : success(t("{0} the node bans itself for RecoveryBanPeriod.", start));
}

/** The default of EventScriptBanCount (`server/ctdb_tunables.c`). */
function banCount(version: Version): number | null {
  if (!atLeast(version, [1, 0, 44])) {
    return null;
  }
  if (atLeast(version, [1, 0, 100])) {
    return 10;
  }
  return atLeast(version, [1, 0, 45]) ? 5 : 3;
}
