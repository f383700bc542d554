import { basename } from "node:path";
import { t } from "@vscode/l10n";
import type { RunReport, ScriptReport } from "../../../runner/report.ts";
import type { TraceFrame } from "../../../runner/trace/scriptTrace.ts";
import { failureMessage, hasFailed } from "../../inline/failureMessage.ts";
import type { FindingFrame, FindingMessage, MessageKind, TestFinding } from "./finding.ts";

const NO_MESSAGES = { messages: [], sentence: "" } as const;

/** A test that is not run, with the reason. */
export function skippedFinding(sentence: string): TestFinding {
  return { verdict: "skipped", milliseconds: null, messages: [], sentence };
}

/** A test that could not be run as it says. @param kind of the message's menu */
export function erroredFinding(text: string, kind: MessageKind = "ctdb.problem"): TestFinding {
  const message = { kind, text, place: null, expected: null, actual: null, frames: [] };
  return { verdict: "errored", milliseconds: null, messages: [message], sentence: "" };
}

/**
 * What a run says of one of its scripts, as a test: passed where CTDB would say OK.
 * @param script file name of the script
 * @param label line of the label of the event's handler, from 1; `null` where nobody knows
 */
export function scriptFinding(run: RunReport, script: string, label: number | null): TestFinding {
  if (run.outcome === "refused") {
    return erroredFinding(t("CTDB would not run {0}: {1}", run.event, run.problem ?? t("it refuses")));
  }
  const report = run.scripts.find(({ fileName }) => fileName.text === script) ?? null;
  if (report === null) {
    return run.outcome === "cancelled"
      ? skippedFinding(t("Cancelled before it began."))
      : erroredFinding(run.problem ?? t("CTDB does not run {0}.", script));
  }
  const milliseconds = millisecondsOf(report);
  if (hasFailed(report)) {
    return { verdict: "failed", milliseconds, messages: failureMessages(run, report, label), sentence: "" };
  }
  switch (report.status) {
    case "OK":
      return { verdict: "passed", milliseconds, ...NO_MESSAGES };
    case "NOT RUN":
      return skippedFinding(whyNotRun(run));
    case "CANCELLED":
      return skippedFinding(t("Cancelled."));
    default:
      return skippedFinding(report.explanation ?? t("CTDB says {0}.", report.status));
  }
}

/** Why a script has no verdict although it was run: at least one message. */
export function failureMessages(
  run: RunReport,
  report: ScriptReport,
  label: number | null,
): readonly FindingMessage[] {
  const failure = failureMessage({ run, report }, label);
  if (failure === null) {
    return [];
  }
  const { place, text, status } = failure;
  const frames = (report.trace?.failure?.frames ?? []).map(frameOf);
  const kind = status === "TIMEDOUT" ? "ctdb.timeout" : "ctdb.exit";
  return [{ kind, text, place, expected: null, actual: null, frames }];
}

/** A statement on the way to a failure, with its function. */
export function frameOf({ file, line, functionName }: TraceFrame): FindingFrame {
  return {
    label: functionName === null ? basename(file) : `${functionName} (${basename(file)})`,
    path: file,
    line,
  };
}

function millisecondsOf({ begin, finish }: ScriptReport): number | null {
  return begin === null || finish === null ? null : Math.max(0, finish - begin);
}

/** CTDB stops at the first failure. */
function whyNotRun(run: RunReport): string {
  const failed = run.scripts.find(({ status }) => status !== "OK" && status !== "DISABLED");
  return run.outcome === "cancelled"
    ? t("Not run: the run was cancelled.")
    : t(
        "Not run: CTDB stops at the first script that fails, and {0} did.",
        failed?.fileName.text ?? t("one before it"),
      );
}
