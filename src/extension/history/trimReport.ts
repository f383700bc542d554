import { t } from "@vscode/l10n";
import type { CapturedOutput } from "../../runner/output.ts";
import type { RunReport, SandboxReport, ScriptReport } from "../../runner/report.ts";
import type { ScriptTrace } from "../../runner/trace/scriptTrace.ts";
import { info } from "../../sandbox/sandbox.ts";
import { formatBytes } from "../panel/formats.ts";
import { lastBytes } from "../panel/outputTail.ts";

/** How much of a run is kept on disk. */
export interface KeptParts {
  /** Bytes at each end of a script's output that is larger than both together. */
  readonly headBytes: number;
  readonly tailBytes: number;
  /** Steps of a script's trace. */
  readonly steps: number;
  /** Calls of stub commands. */
  readonly calls: number;
}

/** A report that holds no more than `kept`, and says in the usual places what was left out. */
export function trimReport(report: RunReport, kept: KeptParts): RunReport {
  return {
    ...report,
    sandbox: trimCalls(report.sandbox, kept.calls),
    scripts: report.scripts.map((script) => trimScript(script, kept)),
    debugOutput: report.debugOutput === null ? null : trimText(report.debugOutput, kept.tailBytes),
  };
}

function trimScript(script: ScriptReport, kept: KeptParts): ScriptReport {
  const { output, trace } = script;
  return {
    ...script,
    output: trimOutput(output, kept),
    trace: trace === null ? null : trimSteps(withoutCoverage(trace), kept.steps),
  };
}

/** Both ends of an output; the file with the whole ends with the window, so it is not named either. */
function trimOutput(output: CapturedOutput, { headBytes, tailBytes }: KeptParts): CapturedOutput {
  const { head, tail, omittedBytes, file } = output;
  const fits =
    (head.length <= headBytes && tail.length <= tailBytes) ||
    (omittedBytes === 0 && head.length + tail.length <= headBytes + tailBytes);
  if (fits && file === null) {
    return output;
  }
  // What was never cut lies in the head.
  const end = omittedBytes === 0 ? Buffer.concat([head, tail]) : tail;
  const ends = fits ? { head, tail } : { head: head.subarray(0, headBytes), tail: lastBytes(end, tailBytes) };
  return {
    ...output,
    ...ends,
    omittedBytes: omittedBytes + head.length + tail.length - ends.head.length - ends.tail.length,
    file: null,
    spillError: t("The history of runs keeps only the beginning and the end of a long output."),
  };
}

/** Coverage belongs to the test run that asked for it. */
function withoutCoverage({ coverage: _, ...trace }: ScriptTrace): ScriptTrace {
  return trace;
}

/** The first and the last steps: `totalSteps` tells that there were more. */
function trimSteps(trace: ScriptTrace, most: number): ScriptTrace {
  const { steps } = trace;
  if (steps.length <= most) {
    return trace;
  }
  const first = Math.ceil(most / 2);
  return { ...trace, steps: [...steps.slice(0, first), ...steps.slice(steps.length - (most - first))] };
}

function trimCalls(sandbox: SandboxReport, most: number): SandboxReport {
  const left = sandbox.calls.length - most;
  if (left <= 0) {
    return sandbox;
  }
  const note = info(
    left === 1
      ? t("1 call of a command was left out when this run was put into the history.")
      : t("{0} calls of commands were left out when this run was put into the history.", left),
  );
  return { ...sandbox, calls: sandbox.calls.slice(0, most), notes: [...sandbox.notes, note] };
}

function trimText(text: string, most: number): string {
  return text.length <= most ? text : `${leftOut(formatBytes(text.length - most))}\n${text.slice(-most)}`;
}

function leftOut(size: string): string {
  return t("[The first {0} were left out when this run was put into the history.]", size);
}
