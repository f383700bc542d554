import { t } from "@vscode/l10n";
import type { RunReport, ScriptReport } from "../../runner/report.ts";
import { scriptStatusStart } from "../../runner/status/scriptStatus.ts";
import { statusStart } from "../../runner/status/statusText.ts";
import { printable } from "../printable.ts";

/** How much of a status text the page gets, in bytes. */
export const STATUS_LIMIT = 32 * 1024;

/** A status text for the page, and a sentence about it. */
export interface StatusTextView {
  readonly statusText: string | null;
  readonly statusNote: string | null;
}

/** What CTDB's status text says of one script, or of the event where none is given. */
export function statusTextView(report: RunReport | null, script: ScriptReport | null): StatusTextView {
  if (report === null) {
    return { statusText: null, statusNote: t("CTDB says nothing of an event before it is over.") };
  }
  if (report.outcome === "cancelled" || report.outcome === "refused") {
    return {
      statusText: null,
      statusNote: t("CTDB keeps no status of an event that was cancelled or not run."),
    };
  }
  if (script?.status === "NOT RUN") {
    return {
      statusText: null,
      statusNote: t("CTDB's status text ends with the script that failed: this one is not in it."),
    };
  }
  const bytes =
    script === null
      ? statusStart(report, STATUS_LIMIT)
      : scriptStatusStart(report, script.fileName, STATUS_LIMIT);
  const isCut = bytes.length > STATUS_LIMIT;
  const text = printable(bytes.subarray(0, STATUS_LIMIT).toString("utf8"));
  return {
    statusText: text,
    statusNote: isCut ? t("The status text goes on. Copy it to have all of it.") : emptyNote(text),
  };
}

function emptyNote(text: string): string | null {
  return text === "" ? t("CTDB's status text says nothing here.") : null;
}
