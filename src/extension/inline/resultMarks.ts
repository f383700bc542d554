import { basename } from "node:path";
import { t } from "@vscode/l10n";
import type { ScriptReport } from "../../runner/report.ts";
import type { TraceFrame } from "../../runner/trace/scriptTrace.ts";
import { printableLine } from "../printable.ts";
import type { LastResult } from "../run/lastResults.ts";
import { type FailureMessage, type FilePlace, failureMessage, hasFailed } from "./failureMessage.ts";
import { durationWords, statusWords, tellingLine } from "./resultWords.ts";

/** Characters of a line of output behind the code. */
const LINE_WIDTH = 90;

/** `failure`: where a script failed; `caller`: in a file that it sources; `label`: at its handler. */
export type MarkKind = "failure" | "caller" | "label";

/** Something that is shown behind one line of a file. */
export interface Mark {
  readonly kind: MarkKind;
  readonly tone: "error" | "warning" | "success";
  /** Absolute path. */
  readonly path: string;
  /** First and last line, from 0. */
  readonly line: number;
  readonly endLine: number;
  /** Behind the code, without the sign. */
  readonly text: string;
  readonly result: LastResult;
  /** Of a `failure`. */
  readonly message: FailureMessage | null;
}

/**
 * What a result shows in files.
 * @param label line of the handler's label, from 0; `null` where there is none or nobody knows
 */
export function marksOf(result: LastResult, label: number | null): readonly Mark[] {
  const { report, path } = result;
  const message = failureMessage(result, label === null ? null : label + 1);
  if (message === null) {
    return report.status === "OK" && label !== null ? [labelMark(result, path, label, "success")] : [];
  }
  const tone = message.severity;
  const { place } = message;
  const marks: Mark[] = [
    {
      kind: "failure",
      tone,
      path: place.path,
      line: place.line - 1,
      endLine: place.endLine - 1,
      text: failureText(report, place),
      result,
      message,
    },
  ];
  const caller = callerMark(result, tone);
  if (caller !== null) {
    marks.push(caller);
  }
  if (message.precision === "statement" && label !== null && label !== place.line - 1) {
    marks.push(labelMark(result, path, label, tone));
  }
  return marks;
}

/** Whether a result shows something in its own file. */
export function hasMarks({ report }: LastResult): boolean {
  return report.status === "OK" || hasFailed(report);
}

/** `ERROR 1 · 0.057 s · ERROR: samba tcp port 445 is not responding` */
function failureText(report: ScriptReport, place: FilePlace): string {
  const line = withoutPlace(tellingLine(report.output, LINE_WIDTH), place);
  return joined(statusWords(report), durationWords(report), line === "" ? null : line);
}

/** A shell's message without the place that it begins with, where it stands at just that place: there is little room. */
function withoutPlace(text: string, { path, line, endLine }: FilePlace): string {
  const [lead, number] = /: (?:line )?(\d+): /.exec(text) ?? [];
  const isHere = lead !== undefined && text.startsWith(basename(path) + lead);
  return isHere && Number(number) >= line && Number(number) <= endLine
    ? text.slice(basename(path).length + lead.length)
    : text;
}

function labelMark(result: LastResult, path: string, line: number, tone: Mark["tone"]): Mark {
  const { report } = result;
  const text =
    tone === "success"
      ? joined("OK", durationWords(report))
      : joined(report.status === "ERROR" ? t("failed") : report.status, durationWords(report), clock(report));
  return { kind: "label", tone, path, line, endLine: line, text, result, message: null };
}

/** Where the innermost statement lies in another file than the script. */
function callerMark(result: LastResult, tone: Mark["tone"]): Mark | null {
  const failure = result.report.trace?.failure ?? null;
  const inner = failure?.frames[0];
  const frame = failure?.frames[failure.scriptFrame];
  if (inner === undefined || frame === undefined || inner.file === frame.file) {
    return null;
  }
  const text = joined(statusWords(result.report), t("called from {0}", placeWords(frame)));
  const place = { path: inner.file, line: inner.line - 1, endLine: inner.endLine - 1 };
  return { kind: "caller", tone, ...place, text, result, message: null };
}

/** `50.samba.script:41` */
export function placeWords({ file, line }: Pick<TraceFrame, "file" | "line">): string {
  return `${printableLine(basename(file))}:${line}`;
}

/** When a script ended, on the user's clock: `14:03`. */
function clock({ finish }: ScriptReport): string | null {
  if (finish === null) {
    return null;
  }
  const time = new Date(finish);
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" · ");
}
