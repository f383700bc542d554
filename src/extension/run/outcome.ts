import { t } from "@vscode/l10n";
import type { RunReport, ScriptReport } from "../../runner/report.ts";
import type { RunPhase } from "../../webview/messages.ts";
import { printableLine } from "../printable.ts";
import type { LiveRun } from "./liveRun.ts";

/** How far a run has come, for the page. */
export function phaseOf(run: LiveRun): RunPhase {
  if (run.report !== null) {
    return run.report.outcome;
  }
  return run.phase === "finished" ? "running" : run.phase;
}

/** The script that ended an event: the last one that did not simply succeed or get passed over. */
export function decidingScript(report: RunReport): ScriptReport | null {
  const passedOver = ["OK", "DISABLED", "NOT RUN"];
  return report.scripts.findLast(({ status }) => !passedOver.includes(status)) ?? null;
}

/** The state of a run in one or two sentences. */
export function outcomeSentence(run: LiveRun): string {
  const { report } = run;
  if (report === null) {
    return {
      starting: t("Starting."),
      queued: t("Waiting for another event of this directory."),
      running: t("Running."),
      finished: t("Finished."),
    }[run.phase];
  }
  const script = decidingScript(report);
  const name = script === null ? null : printableLine(script.name.text);
  switch (report.outcome) {
    case "passed":
      return passedSentence(report);
    case "failed":
      return name === null
        ? t("Failed.")
        : `${t("Failed in {0}.", name)} ${notRunSentence(report)}`.trimEnd();
    case "timed-out":
      return `${timedOutSentence(report, script, name)} ${notRunSentence(report)}`.trimEnd();
    case "cancelled":
      return name === null ? t("Cancelled.") : t("Cancelled in {0}.", name);
    case "refused":
      return t("Not run.");
  }
}

/** A script that ended by itself passed no deadline: CTDB only reads its exit status so. */
function timedOutSentence(report: RunReport, script: ScriptReport | null, name: string | null): string {
  if (script?.end?.kind === "exit") {
    return t("CTDB takes exit status {0} of {1} for a time-out.", script.end.status, name ?? "");
  }
  return name === null
    ? t("Timed out after {0} s.", report.timeoutSeconds)
    : t("Timed out after {0} s in {1}.", report.timeoutSeconds, name);
}

function passedSentence(report: RunReport): string {
  const disabled = report.scripts.filter(({ status }) => status === "DISABLED").length;
  const run = report.scripts.length - disabled;
  if (run === 0) {
    return t("Passed, but no script was run.");
  }
  if (disabled === 0) {
    return run === 1 ? t("Passed: 1 script run.") : t("Passed: {0} scripts run.", run);
  }
  return run === 1
    ? t("Passed: 1 script run, {0} disabled.", disabled)
    : t("Passed: {0} scripts run, {1} disabled.", run, disabled);
}

function notRunSentence(report: RunReport): string {
  const isLeft = ({ status, isDisabled }: ScriptReport) => status === "NOT RUN" && isDisabled !== true;
  const left = report.scripts.filter(isLeft).length;
  switch (left) {
    case 0:
      return "";
    case 1:
      return t("1 script after it was not run.");
    default:
      return t("{0} scripts after it were not run.", left);
  }
}
