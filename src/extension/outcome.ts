import type { RunReport, ScriptReport } from "../runner/report.ts";
import type { RunPhase } from "../webview/messages.ts";
import { formatCount } from "./formats.ts";
import type { LiveRun } from "./liveRun.ts";
import { printableLine } from "./printable.ts";

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
      starting: "Starting.",
      queued: "Waiting for another event of this directory.",
      running: "Running.",
      finished: "Finished.",
    }[run.phase];
  }
  const script = decidingScript(report);
  const name = script === null ? null : printableLine(script.name.text);
  switch (report.outcome) {
    case "passed":
      return passedSentence(report);
    case "failed":
      return name === null ? "Failed." : `Failed in ${name}. ${notRunSentence(report)}`.trimEnd();
    case "timed-out":
      return `${timedOutSentence(report, script, name)} ${notRunSentence(report)}`.trimEnd();
    case "cancelled":
      return name === null ? "Cancelled." : `Cancelled in ${name}.`;
    case "refused":
      return "Not run.";
  }
}

/** A script that ended by itself passed no deadline: CTDB only reads its exit status so. */
function timedOutSentence(report: RunReport, script: ScriptReport | null, name: string | null): string {
  if (script?.end?.kind === "exit") {
    return `CTDB takes exit status ${script.end.status} of ${name} for a time-out.`;
  }
  const where = name === null ? "" : ` in ${name}`;
  return `Timed out after ${report.timeoutSeconds} s${where}.`;
}

function passedSentence(report: RunReport): string {
  const disabled = report.scripts.filter(({ status }) => status === "DISABLED").length;
  const run = report.scripts.length - disabled;
  if (run === 0) {
    return "Passed, but no script was run.";
  }
  const scripts = formatCount(run, "script", "scripts");
  return disabled === 0 ? `Passed: ${scripts} run.` : `Passed: ${scripts} run, ${disabled} disabled.`;
}

function notRunSentence(report: RunReport): string {
  const left = report.scripts.filter(({ status }) => status === "NOT RUN").length;
  switch (left) {
    case 0:
      return "";
    case 1:
      return "1 script after it was not run.";
    default:
      return `${left} scripts after it were not run.`;
  }
}
