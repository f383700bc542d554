import { resultMark } from "../lenses/resultText.ts";
import type { LastResult } from "../run/lastResults.ts";
import { DIMMED, FAILED, type Look, PASSED } from "./look.ts";

/** The icon of a result; `null` where it says nothing of the script. One from before the last edit is dimmed. */
export function resultIcon({ report, isStale }: LastResult): Look["icon"] | null {
  const mark = report.status === "CANCELLED" ? "–" : resultMark(report);
  if (mark === "–") {
    return null;
  }
  const icon = mark === "✓" ? PASSED : report.status === "TIMEDOUT" ? { ...FAILED, id: "watch" } : FAILED;
  return isStale ? { ...icon, color: DIMMED } : icon;
}
