import { eventNamed } from "../../ctdb/events.ts";
import type { RunReport } from "../../runner/report.ts";

/**
 * Why no event comes after a run, of those that a node would meet next; `null`: the next one comes.
 * @returns words for the end of a sentence that names the event
 */
export function whyStop(report: Pick<RunReport, "event" | "outcome" | "consequence">): string | null {
  const { event, outcome, consequence } = report;
  if (outcome === "cancelled" || outcome === "refused") {
    return outcome === "cancelled" ? "was cancelled" : "was refused";
  }
  if (consequence.treatedAsSuccess) {
    return null;
  }
  switch (eventNamed(event)?.failureKind) {
    case "daemon-exits":
      return "failed, and ctdbd exits";
    case "retried":
      return "failed, and the node does not get into service";
    default:
      return null;
  }
}
