import { join } from "node:path";
import { t } from "@vscode/l10n";
import type { RunReport, ScriptReport, ScriptStatus } from "../../runner/report.ts";
import type { TraceFrame } from "../../runner/trace/scriptTrace.ts";
import { cut } from "../../text/cut.ts";
import { printableLine } from "../printable.ts";
import { durationWords, statusWords, tellingLine } from "./resultWords.ts";

/** Characters of a line of output in a message. */
const LINE_WIDTH = 160;
const STATEMENT_WIDTH = 120;

/** Lines of a file, from 1. */
export interface FilePlace {
  /** Absolute path. */
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
}

/** A place that belongs to a failure, and what it has to do with it. */
export interface RelatedPlace extends FilePlace {
  readonly text: string;
}

/** One script's failure, for Problems, the editor and the test results. */
export interface FailureMessage {
  readonly place: FilePlace;
  /** `label`: no statement is known, the label of the handler stands for it; `file`: nor that. */
  readonly precision: "statement" | "label" | "file";
  /** `warning` where CTDB goes on as if nothing had happened. */
  readonly severity: "error" | "warning";
  readonly status: ScriptStatus;
  /** What CTDB says, with its number. */
  readonly words: string;
  /** The one sentence of Problems. */
  readonly text: string;
  /** The statements through which the script got there, innermost first. */
  readonly related: readonly RelatedPlace[];
}

/** A script of a run. */
export interface RunScript {
  readonly run: RunReport;
  readonly report: ScriptReport;
}

/** Whether a script was run and did not end as it should: also DISABLED where its exit status says so. */
export function hasFailed({ status, end }: ScriptReport): boolean {
  switch (status) {
    case "OK":
    case "NOT RUN":
    case "NO DATA":
    case "CANCELLED":
      return false;
    case "DISABLED":
      return end?.kind === "exit";
    default:
      return true;
  }
}

/**
 * Where a script failed and what to say of it.
 * @param label line of the label of the event's handler, from 1; `null` where there is none or nobody knows
 * @returns `null` where the script did not fail
 */
export function failureMessage({ run, report }: RunScript, label: number | null): FailureMessage | null {
  if (!hasFailed(report)) {
    return null;
  }
  const failure = report.trace?.failure ?? null;
  const frame = failure?.frames[failure.scriptFrame];
  const path = join(run.directory, report.fileName.text);
  const line = label ?? 1;
  const others = (failure?.frames ?? []).filter((other) => other !== frame);
  const cause = failure?.cause ?? null;
  return {
    place: frame === undefined ? { path, line, endLine: line } : placeOf(frame),
    precision: frame !== undefined ? "statement" : label === null ? "file" : "label",
    severity: run.consequence.treatedAsSuccess || report.status === "DISABLED" ? "warning" : "error",
    status: report.status,
    words: statusWords(report),
    text: sentenceOf(run, report),
    related: [
      ...others.map((other) => related(other, "")),
      ...(cause === null ? [] : [related(cause, `${t("This failed:")} `)]),
    ],
  };
}

/** `monitor: ERROR 1 after 0.057 s. ERROR: samba tcp port 445 is not responding` */
function sentenceOf(run: RunReport, report: ScriptReport): string {
  const duration = durationWords(report);
  const status = statusWords(report);
  const end = duration === null ? status : t("{0} after {1}", status, duration);
  const head = `${printableLine(run.event)}: ${end}.`;
  const line = tellingLine(report.output, LINE_WIDTH);
  const more = line === "" ? (report.explanation ?? report.trace?.failure?.sentence ?? "") : line;
  const consequence =
    run.outcome === "passed" || run.consequence.treatedAsSuccess ? run.consequence.sentence : "";
  const isOpen = more !== "" && consequence !== "" && !/[.!?…]$/.test(more);
  return [head, printableLine(isOpen ? `${more}.` : more), consequence]
    .filter((part) => part !== "")
    .join(" ");
}

function placeOf({ file, line, endLine }: TraceFrame): FilePlace {
  return { path: file, line, endLine: Math.max(line, endLine) };
}

function related(frame: TraceFrame, lead: string): RelatedPlace {
  const where = frame.functionName === null ? "" : `${t("in {0}:", printableLine(frame.functionName))} `;
  return {
    ...placeOf(frame),
    text: `${lead}${where}${cut(printableLine(frame.statement), STATEMENT_WIDTH)}`,
  };
}
