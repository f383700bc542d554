import { t } from "@vscode/l10n";
import type { ScriptReport } from "../../runner/report.ts";
import { durationWords, statusWords } from "../inline/resultWords.ts";
import type { LastResult } from "../run/lastResults.ts";

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
  return [
    `${resultMark(report)} ${statusWords(report)}`,
    durationWords(report),
    isStale ? changedSince() : null,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** Said of a result where the script is no longer what was run. */
export function changedSince(): string {
  return t("changed since");
}
