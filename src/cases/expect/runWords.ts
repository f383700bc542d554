import { t } from "@vscode/l10n";
import type { ExpectedStatus } from "../../caseFiles/testCase.ts";
import { strerror } from "../../ctdb/errno.ts";
import { statusOf } from "../../ctdb/exitReading.ts";
import { signalName } from "../../ctdb/signals.ts";
import type { RunReport, ScriptReport } from "../../runner/report.ts";
import type { ProcessEnd } from "../../sandbox/sandbox.ts";
import { printableLine } from "../../text/printable.ts";

/** The status of an event: its outcome, and where it failed CTDB's word for the result. */
export function eventStatus({ outcome, summary, convention }: RunReport): ExpectedStatus {
  switch (outcome) {
    case "passed":
      return "OK";
    case "timed-out":
      return "TIMEDOUT";
    case "cancelled":
      return "CANCELLED";
    case "refused":
      return "REFUSED";
    case "failed":
      return statusOf(summary, convention);
  }
}

/** A script of a run by its file name or the name that CTDB shows. */
export function scriptOf(report: RunReport, name: string): ScriptReport | null {
  return (
    report.scripts.find((script) => script.fileName.text === name) ??
    report.scripts.find((script) => script.name.text === name) ??
    null
  );
}

/** What CTDB passes over. */
const PASSED: readonly ScriptReport["status"][] = ["OK", "DISABLED", "NO DATA"];

/** The script that ended the event: the first that failed, else the last one that ran. */
export function endingScript({ scripts }: RunReport): ScriptReport | null {
  const ran = scripts.filter(({ begin }) => begin !== null);
  return (
    ran.find(({ status }) => !PASSED.includes(status)) ??
    ran.findLast(({ end }) => end?.kind !== "start-failed") ??
    ran.at(-1) ??
    null
  );
}

/** How a process ended, as the end of a sentence. */
export function endText(end: ProcessEnd | null): string {
  if (end === null) {
    return t("its process did not end by itself");
  }
  switch (end.kind) {
    case "exit":
      return t("it ended with exit status {0}", end.status);
    case "signal":
      return t("{0} ended it", signalName(end.signal));
    case "start-failed":
      return t("it could not be started ({0})", strerror(end.errno));
  }
}

/** What became of a script: how it ended, or where CTDB's word for that is not evident how it came about. */
export function whatBecame({ name, status, end, explanation }: ScriptReport): string {
  const script = printableLine(name.text);
  return explanation === null
    ? t("{0} is {1}: {2}.", script, status, endText(end))
    : `${t("{0} is {1}.", script, status)} ${explanation}`;
}

/** What became of the event: why it was refused, or the script that ended it. */
export function whatEnded(report: RunReport): string {
  const script = endingScript(report);
  return report.outcome === "refused" || script === null
    ? (report.problem ?? t("No script ran."))
    : whatBecame(script);
}
