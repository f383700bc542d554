import { joinQuoted } from "../../caseFiles/callWords.ts";
import { signalName } from "../../ctdb/signals.ts";
import { outputText } from "../../runner/output.ts";
import type { RunReport, ScriptReport } from "../../runner/report.ts";
import { ctdbBaseOf } from "../../scripts/ctdbBase.ts";
import { printableLine } from "../../text/printable.ts";
import { endingScript, eventStatus } from "../expect/runWords.ts";
import { asOneLine } from "./textChange.ts";

/** A case as its file has it; what a run does not say is left out. */
export interface RecordedCase {
  readonly name: string;
  readonly script?: string;
  readonly directory?: string;
  readonly profile?: string;
  readonly event: string;
  readonly expect: string | RecordedExpect;
  /** What the run has beyond that, each with why it is not in the case. */
  readonly leftOut: readonly string[];
}

/** What is expected beside the status. */
export interface RecordedExpect {
  readonly status: string;
  readonly exit?: number | string;
  readonly output?: string;
  readonly calls?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Where a case is recorded. */
export interface RecordOptions {
  /** The event directory from the folder of the case file: `.` or a relative path. */
  readonly directory: string;
  /** The profile of the run from the folder of the case file; `null`: that of the directory. */
  readonly profile: string | null;
  /** Paths in the virtual node's folder as the node has them. */
  readonly asOnNode: (text: string) => string;
}

/** More of them say how a script is written, not what it must do. */
const MOST_CALLS = 20;
const MOST_CHARACTERS = 1500;
const MOST_LINES = 25;

/**
 * A case that a run meets: the event with its arguments, how it ended, the calls that were made, and the output where it is short.
 * Where one script alone ran the case is about it, else about the directory.
 */
export function recordedCase(
  report: RunReport,
  { directory, profile, asOnNode }: RecordOptions,
): RecordedCase {
  const ran = report.scripts.filter(({ begin }) => begin !== null);
  const [only] = ran.length === 1 ? ran : [];
  const status = only?.status ?? eventStatus(report);
  const event = [report.event, ...report.args].join(" ");
  const { expect, leftOut } = expectOf(report, only ?? null, status, asOnNode);
  return {
    name: nameOf(event, only ?? null, status),
    ...(only === undefined ? { directory } : { script: below(directory, only.fileName.text) }),
    ...(profile === null ? {} : { profile }),
    event,
    expect: Object.keys(expect).length === 1 ? status : expect,
    leftOut,
  };
}

function expectOf(
  report: RunReport,
  only: ScriptReport | null,
  status: string,
  asOnNode: (text: string) => string,
): { readonly expect: RecordedExpect; readonly leftOut: readonly string[] } {
  const ending = only ?? endingScript(report);
  const base = ctdbBaseOf(report.directory, report.convention.generation);
  const output = recordedOutput(only === null ? report.scripts : [only], base, asOnNode);
  const calls = recordedCalls(report, asOnNode);
  const exit = status === "OK" ? null : exitOf(ending);
  const failing = only === null && ending !== null && ending.status !== "OK" ? ending : null;
  return {
    expect: {
      status,
      ...(exit === null ? {} : { exit }),
      ...(failing === null ? {} : { scripts: { [failing.name.text]: failing.status } }),
      ...(output.kept === "" ? {} : { output: output.kept }),
      ...(calls.kept.length === 0 ? {} : { calls: calls.kept }),
    },
    leftOut: [...output.leftOut, ...calls.leftOut],
  };
}

function nameOf(event: string, only: ScriptReport | null, status: string): string {
  const subject = only === null ? event : `${event} of ${printableLine(only.name.text)}`;
  return status === "OK" ? `${subject} succeeds` : `${subject}: ${status}`;
}

function exitOf(script: ScriptReport | null): number | string | null {
  const end = script?.end ?? null;
  if (end === null || end.kind === "start-failed") {
    return null;
  }
  const name = end.kind === "signal" ? signalName(end.signal) : null;
  return end.kind === "exit" ? end.status : name?.startsWith("SIG") ? name : null;
}

/** What of the run is in the case, and why the rest of it is not. */
interface Recorded<T> {
  readonly kept: T;
  readonly leftOut: readonly string[];
}

/** What was printed, where a reader takes it in at a glance and the next run prints it, too. */
function recordedOutput(
  scripts: readonly ScriptReport[],
  base: string,
  asOnNode: (text: string) => string,
): Recorded<string> {
  const isLong = scripts.some(({ output }) => output.totalBytes > MOST_CHARACTERS);
  const text = isLong ? "" : asOnNode(scripts.map(({ output }) => outputText(output)).join(""));
  const leftOut = (why: string): Recorded<string> => ({ kept: "", leftOut: [`the output, ${why}`] });
  if (isLong || text.length > MOST_CHARACTERS || text.split("\n").length > MOST_LINES) {
    return leftOut("which is long");
  }
  // Blank lines at its end would become one with those of the file.
  if (/\n\n$|[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd]/.test(text)) {
    return leftOut("which has control characters or ends with blank lines");
  }
  if (base !== "/etc/ctdb" && text.includes(`${base}/`)) {
    return leftOut("which names files of this workspace");
  }
  return { kept: asOneLine(text), leftOut: [] };
}

function recordedCalls(report: RunReport, asOnNode: (text: string) => string): Recorded<readonly string[]> {
  const calls = report.sandbox.calls.toSorted((a, b) => a.at - b.at);
  const [shown, odd] = [true, false].map((isShown) =>
    calls.filter(({ argv }) => argv.every((word) => !/[\n\r\0]/.test(word)) === isShown),
  ) as [typeof calls, typeof calls];
  const texts = [...new Set(shown.map(({ argv }) => joinQuoted(argv.map((word) => asOnNode(word)))))];
  if (texts.length > MOST_CALLS) {
    return { kept: [], leftOut: [`the calls, of which there are ${texts.length} different ones`] };
  }
  return { kept: texts, leftOut: odd.length === 0 ? [] : ["calls with line breaks in their words"] };
}

function below(directory: string, name: string): string {
  return directory === "." ? name : `${directory}/${name}`;
}
