import type { ScriptReport } from "../../runner/report.ts";
import { formatSeconds } from "../formats.ts";
import type { LastResult } from "../lastResults.ts";

/** `✓`, `✗`, or `–` for a script that was not run. */
export function resultMark({ status }: Pick<ScriptReport, "status">): string {
  switch (status) {
    case "OK":
      return "✓";
    case "DISABLED":
    case "NOT RUN":
    case "NO DATA":
      return "–";
    default:
      return "✗";
  }
}

/** What became of a script in an event's last run: `✗ ERROR 1 · 0.057 s`. */
export function resultText({ report, isStale }: Pick<LastResult, "report" | "isStale">): string {
  const { status, result, begin, finish } = report;
  const word = status === "ERROR" && result > 0 ? `${status} ${result}` : status;
  const spent = begin === null || finish === null ? [] : [formatSeconds(finish - begin)];
  return [`${resultMark(report)} ${word}`, ...spent, ...(isStale ? [STALE] : [])].join(" · ");
}

/** Said of a result where the script is no longer what was run. */
export const STALE = "changed since";
