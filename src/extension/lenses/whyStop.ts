import { t } from "@vscode/l10n";
import { eventNamed } from "../../ctdb/events.ts";
import type { RunReport } from "../../runner/report.ts";

/**
 * Why no event comes after a run, of those that a node would meet next, in words that begin with the event;
 * `null`: the next one comes.
 */
export function whyStop(report: Pick<RunReport, "event" | "outcome" | "consequence">): string | null {
  const { event, outcome, consequence } = report;
  if (outcome === "cancelled" || outcome === "refused") {
    return outcome === "cancelled" ? t("{0} was cancelled", event) : t("{0} was refused", event);
  }
  if (consequence.treatedAsSuccess) {
    return null;
  }
  switch (eventNamed(event)?.failureKind) {
    case "daemon-exits":
      return t("{0} failed, and ctdbd exits", event);
    case "retried":
      return t("{0} failed, and the node does not get into service", event);
    default:
      return null;
  }
}
