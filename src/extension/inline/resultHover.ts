import { t } from "@vscode/l10n";
import { isCalledBy } from "../../runner/calledBy.ts";
import { type CapturedOutput, NO_OUTPUT } from "../../runner/output.ts";
import type { ScriptReport } from "../../runner/report.ts";
import { formatStatus } from "../../runner/status/statusText.ts";
import type { TraceFrame } from "../../runner/trace/scriptTrace.ts";
import { cut } from "../../text/cut.ts";
import type { RecordedCall } from "../../virtualNode/disk/calls.ts";
import { Commands } from "../ids.ts";
import { flagWords } from "../panel/callViews.ts";
import { formatCommand, formatEnd } from "../panel/formats.ts";
import type { LastResult } from "../run/lastResults.ts";
import { code, codeBlock, commandLink, fileLink, plain, sentence } from "./markdown.ts";
import { placeWords } from "./resultMarks.ts";
import { durationWords, statusWords } from "./resultWords.ts";

const MOST_CALLS = 10;
const MOST_FRAMES = 20;
const MOST_VALUES = 20;
const VALUE_WIDTH = 200;
const STATEMENT_WIDTH = 200;
/** Lines of the status text; of a longer one both ends are shown. */
const MOST_LINES = 24;
const MOST_OUTPUT_BYTES = 32 * 1024;

/** The commands that the links of a hover may run. */
export const HOVER_COMMANDS: readonly string[] = [Commands.runResultAgain, Commands.showRun];

/** What is known of a script's run, as Markdown in which nothing of the script's is markup. */
export function resultHover(result: LastResult): string {
  const { report, run } = result;
  const blocks = [
    titleOf(result),
    codeBlock(statusBlock(result)),
    endSentence(report),
    framesOf(report),
    valuesOf(report),
    callsOf(run.sandbox.calls, report),
    linksOf(result),
  ];
  return blocks.filter((block) => block !== null).join("\n\n");
}

function titleOf({ report, run, isStale }: LastResult): string {
  const words = [statusWords(report), durationWords(report)].filter((part) => part !== null);
  const stale = isStale ? `\n\n${t("The script was changed since then.")}` : "";
  const command = `**${plain(formatCommand(run.event, run.args))}**`;
  return `${t("{0} in {1}", command, plain(report.name.text))}: ${plain(words.join(", "))}${stale}`;
}

/** What CTDB prints for this script; of a long output both ends. */
function statusBlock({ report, run }: LastResult): string {
  const { event, convention, summary } = run;
  const scripts = [{ ...report, output: bounded(report.output) }];
  const lines = formatStatus({ event, convention, summary, scripts }).toString().trimEnd().split("\n");
  const left = lines.length - MOST_LINES;
  return left <= 1
    ? lines.join("\n")
    : [...lines.slice(0, 8), t("[… {0} lines left out …]", left), ...lines.slice(8 + left)].join("\n");
}

function bounded(output: CapturedOutput): CapturedOutput {
  const kept = output.head.length + output.tail.length;
  if (output.file === null && output.omittedBytes === 0 && kept <= MOST_OUTPUT_BYTES) {
    return output;
  }
  const end = Buffer.concat([output.head, output.tail]).subarray(-MOST_OUTPUT_BYTES / 2);
  const head = Buffer.concat([
    output.head.subarray(0, MOST_OUTPUT_BYTES / 2),
    Buffer.from(`\n${t("[… {0} bytes left out …]", output.totalBytes - MOST_OUTPUT_BYTES)}\n`),
    end,
  ]);
  return { ...NO_OUTPUT, head, totalBytes: head.length };
}

/** `exit status 127 → CANNOT RUN (Out of streams resources)`, and why. */
function endSentence(report: ScriptReport): string | null {
  const { end, explanation, trace } = report;
  const lines = [
    end === null ? null : `${plain(formatEnd(end))} → ${plain(ctdbWords(report))}`,
    explanation === null ? null : sentence(explanation),
    trace?.failure == null ? null : sentence(trace.failure.sentence),
    trace?.obstacle == null ? null : sentence(trace.obstacle),
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : lines.join("  \n");
}

/** As {@link statusWords}, where the exit status stands beside it. */
function ctdbWords(report: ScriptReport): string {
  return report.status === "DISABLED" ? report.status : statusWords(report);
}

function framesOf({ trace }: ScriptReport): string | null {
  const failure = trace?.failure ?? null;
  if (failure === null || failure.frames.length === 0) {
    return null;
  }
  const frames = failure.frames.slice(0, MOST_FRAMES).map((frame) => `- ${frameLine(frame)}`);
  const more = failure.frames.length - frames.length;
  return [
    `${failure.frames.length > 1 ? t("Failing statement, and where it was called:") : t("Failing statement:")}\n`,
    ...frames,
    ...(more > 0 ? [`- ${t("and {0} more", more)}`] : []),
    ...(failure.cause === null ? [] : [`- ${t("because of {0}", frameLine(failure.cause))}`]),
  ].join("\n");
}

function frameLine(frame: TraceFrame): string {
  const link = fileLink(placeWords(frame), frame.file, frame.line);
  const where = frame.functionName === null ? link : t("{0} in {1}", link, code(frame.functionName));
  return `${where}: ${code(cut(frame.statement, STATEMENT_WIDTH))}`;
}

function valuesOf({ trace }: ScriptReport): string | null {
  const values = trace?.failure?.values ?? [];
  if (values.length === 0) {
    return null;
  }
  const shown = values
    .slice(0, MOST_VALUES)
    .map(({ name, value }) => `- ${code(name)} = ${code(cut(value, VALUE_WIDTH))}`);
  return [`${t("Variables:")}\n`, ...shown].join("\n");
}

function callsOf(calls: readonly RecordedCall[], report: ScriptReport): string | null {
  const own = calls.filter((call) => isCalledBy(call, report));
  if (own.length === 0) {
    return null;
  }
  const shown = own.slice(0, MOST_CALLS).map((call) => `- ${callLine(call)}`);
  const more = own.length - shown.length;
  return [
    `${own.length === 1 ? t("1 call of a stub command:") : t("{0} calls of stub commands:", own.length)}\n`,
    ...shown,
    ...(more > 0 ? [`- ${t("and {0} more", more)}`] : []),
  ].join("\n");
}

function callLine({ argv, status, flag, place }: RecordedCall): string {
  const end = status === null ? t("did not come back") : t("exit status {0}", status);
  const more = flag === null ? "" : `, ${plain(flagWords(flag))}`;
  const at = place === undefined ? "" : ` (${fileLink(placeWords(place), place.file, place.line)})`;
  return `${code(cut(argv.join(" "), STATEMENT_WIDTH))}: ${end}${more}${at}`;
}

function linksOf({ directory, event, runId, run, report }: LastResult): string {
  const again = commandLink(t("Run again"), Commands.runResultAgain, [directory, event]);
  const panel = commandLink(t("Open in panel"), Commands.showRun, [runId, run.scripts.indexOf(report)]);
  return `${again} · ${panel}`;
}
