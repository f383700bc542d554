import { stat } from "node:fs/promises";
import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { ECANCELED, EIO, ENOENT, ENOEXEC } from "../ctdb/endReading.ts";
import { strerror } from "../ctdb/errno.ts";
import { readEnd, statusOf, timeoutResult } from "../ctdb/exitReading.ts";
import { type ProcessEnd, type ProcessStarter, type StartedProcess, sentenceOf } from "../sandbox/sandbox.ts";
import type { ScriptFile } from "../scripts/scriptFile.ts";
import { whyNotStarted } from "../scripts/whyNotStarted.ts";
import type { RunClock } from "./clock.ts";
import { NO_OUTPUT, OutputCapture } from "./output.ts";
import { privilegeWarning } from "./privilege.ts";
import type { ScriptReport } from "./report.ts";
import type { RunEvent } from "./runEvent.ts";
import { runScript } from "./scriptProcess.ts";
import type { SpillFolder } from "./spillFolder.ts";
import { type MakeSink, ScriptTracer, type TraceHook } from "./trace/scriptTracer.ts";

/** Everything that the scripts of one event share. */
export interface LoopContext {
  readonly directory: Buffer;
  readonly convention: Convention;
  readonly event: string;
  readonly args: readonly string[];
  readonly continueOnFailure: boolean;
  /** The deadline of a script that begins now; both in milliseconds since 1970, `null` for none. */
  readonly deadlineOf: (begin: number, spent: number) => number | null;
  readonly timeoutMs: number;
  readonly starter: ProcessStarter;
  readonly clock: RunClock;
  readonly spill: SpillFolder;
  readonly cancelled: Promise<void>;
  /** The same, to look at before a script is started. */
  readonly isCancelled: () => boolean;
  readonly emit: (event: RunEvent) => void;
  /** Where traced scripts begin to look for relative names. */
  readonly workingDirectory: string;
  /** What makes a trace of a script's records; `null` in a run without trace. */
  readonly makeSink: MakeSink | null;
}

export interface LoopResult {
  readonly scripts: readonly ScriptReport[];
  /** CTDB's summary: the first failure's result, with `continueOnFailure` the last one's. */
  readonly summary: number;
  readonly cancelled: boolean;
  /** What may be different here from what CTDB would do. */
  readonly warnings: readonly string[];
  /** Why the sandbox could not go on (the report's result is then -EIO), or `null`. */
  readonly problem: string | null;
  /** The script that ran into the deadline and still runs. */
  readonly hung: { readonly pid: number; readonly process: StartedProcess } | null;
}

/**
 * Runs the listed scripts in order until one fails (`run_event_next_script` in
 * ctdb/common/run_event.c). A script that still runs at the deadline is left running.
 */
export async function runScripts(listed: readonly ScriptFile[], context: LoopContext): Promise<LoopResult> {
  const scripts: ScriptReport[] = [];
  const warnings: string[] = [];
  let failure: ScriptReport | null = null;
  let hung: LoopResult["hung"] = null;
  let problem: string | null = null;
  let spent = 0;
  for (const [index, file] of listed.entries()) {
    if (context.isCancelled()) {
      // CTDB cancels only while a script runs; here nothing more may begin either.
      scripts.push(...notRun(listed.slice(index)));
      return { scripts, summary: -ECANCELED, cancelled: true, warnings, problem, hung };
    }
    const preset = presetResult(file, context.convention);
    const turn =
      preset === null ? await tracedScript(index, file, context, spent) : presetTurn(file, preset, context);
    spent += turn.spent;
    scripts.push(turn.script);
    const warning = privilegeWarning(file, turn.script);
    if (warning !== null) {
      warnings.push(warning);
    }
    context.emit({ kind: "scriptFinished", index, script: turn.script });
    failure = turn.continues ? failure : turn.script;
    ({ hung, problem } = turn);
    if (turn.ends || (!turn.continues && !context.continueOnFailure)) {
      scripts.push(...notRun(listed.slice(index + 1)));
      break;
    }
  }
  const cancelled = failure?.status === "CANCELLED";
  return { scripts, summary: failure?.result ?? 0, cancelled, warnings, problem, hung };
}

/** What one script's turn means for the event. */
interface Turn {
  readonly script: ScriptReport;
  /** Whether CTDB takes it for a success. */
  readonly continues: boolean;
  /** Whether the event is over in any case. */
  readonly ends: boolean;
  readonly hung: LoopResult["hung"];
  /** Why the sandbox could not go on, or `null`. */
  readonly problem: string | null;
}

/** A turn, and what our own work for the trace took of the event's time, in milliseconds. */
async function tracedScript(
  index: number,
  file: ScriptFile,
  context: LoopContext,
  spent: number,
): Promise<Turn & { readonly spent: number }> {
  const { clock, makeSink } = context;
  if (makeSink === null) {
    return { ...(await oneScript(index, file, context, null, spent)), spent: 0 };
  }
  const begin = clock.now();
  const { starter, convention, workingDirectory, event, args } = context;
  const tracer = await ScriptTracer.prepare(
    {
      path: pathOf(file, context),
      args: [event, ...args],
      workingDirectory,
      mayLackFirstLine: convention.launch === "shell",
      starter,
    },
    makeSink,
  );
  const before = clock.now() - begin;
  const turn = await oneScript(index, file, context, tracer.hook, spent + before);
  const end = clock.now();
  const script = { ...turn.script, trace: await tracer.finish(turn.script) };
  return { ...turn, script, spent: before + clock.now() - end };
}

async function oneScript(
  index: number,
  file: ScriptFile,
  context: LoopContext,
  traced: TraceHook | null,
  spent: number,
): Promise<Turn> {
  const { convention, clock } = context;
  const capture = new OutputCapture(context.spill);
  const begin = clock.now();
  context.emit({ kind: "scriptStarted", index, begin });
  const outcome = await runScript(
    context.starter,
    { ...context, fileName: file.fileName, name: file.name, traced },
    context.deadlineOf(begin, spent),
    clock,
    context.cancelled,
    (chunk) => {
      const data = capture.append(chunk);
      if (data.length > 0) {
        context.emit({ kind: "output", index, data, at: clock.now(), omitted: 0 });
      }
    },
  ).catch((error: Error) => ({ kind: "lost", error }) as const);
  const common = { fileName: file.fileName, name: file.name, begin, finish: clock.now(), trace: null };
  if (outcome.kind === "ended") {
    const state = await fileStateAfter(outcome.end, file, context);
    const reading = readEnd(outcome.end, convention, state);
    const output = withExecMessage(capture, outcome.end, file, context).finish();
    const { status, result, continues } = reading;
    const explanation = (await whyNotStartedNow(outcome.end, file, context)) ?? reading.explanation;
    const script = { ...common, status, result, explanation, end: outcome.end, output };
    return { script, continues, ends: false, hung: null, problem: null };
  }
  const output = capture.finish();
  if (outcome.kind === "lost") {
    const explanation = outcome.error.message;
    const script = { ...common, status: "CANNOT RUN", result: -EIO, explanation, end: null, output } as const;
    return { script, continues: false, ends: true, hung: null, problem: sentenceOf(outcome.error) };
  }
  if (outcome.kind === "cancelled") {
    outcome.process.signalGroup("SIGKILL");
    const explanation = t("The run was cancelled while the script ran; CTDB kills it and stores nothing.");
    const script = {
      ...common,
      status: "CANCELLED",
      result: -ECANCELED,
      explanation,
      end: null,
      output,
    } as const;
    return { script, continues: false, ends: true, hung: null, problem: null };
  }
  const result = timeoutResult(convention);
  const explanation = t(
    "The script still ran when the {0} s were over, which all scripts of the event share.",
    context.timeoutMs / 1000,
  );
  const script = { ...common, status: "TIMEDOUT", result, explanation, end: null, output } as const;
  // CTDB_EVENT_RUN_ALL passes a time-out over like any failure, and debugs nothing.
  const isDebugged = outcome.pid !== null && !context.continueOnFailure;
  const hung = isDebugged ? { pid: outcome.pid, process: outcome.process } : null;
  return { script, continues: false, ends: false, hung, problem: null };
}

/**
 * Up to 4.5 what the scan found decides; since 4.6 every listed script is looked at again when its
 * turn comes, so that one which an earlier script enabled does run.
 */
function presetResult(file: ScriptFile, convention: Convention): number | null {
  if (convention.exit === "errno-64" || file.state === "enabled") {
    return null;
  }
  return file.state === "dangling" ? -(file.statErrno ?? ENOENT) : -ENOEXEC;
}

function presetTurn(
  file: ScriptFile,
  result: number,
  context: LoopContext,
): Turn & { readonly spent: number } {
  const { convention, clock } = context;
  const now = clock.now();
  const script: ScriptReport = {
    fileName: file.fileName,
    name: file.name,
    status: statusOf(result, convention),
    result,
    end: null,
    explanation: file.reason.sentence,
    begin: now,
    finish: now,
    output: NO_OUTPUT,
    trace: null,
  };
  // ENOENT and ENOEXEC do not fail the event; a link that leads nowhere else (ELOOP) does.
  const continues = result === -ENOENT || result === -ENOEXEC;
  return { script, continues, ends: false, hung: null, problem: null, spent: 0 };
}

function notRun(files: readonly ScriptFile[]): ScriptReport[] {
  return files.map((file) => ({
    fileName: file.fileName,
    name: file.name,
    status: "NOT RUN",
    result: 0,
    end: null,
    explanation: t("The event had ended before its turn came."),
    ...(file.state === "disabled" ? { isDisabled: true } : {}),
    begin: null,
    finish: null,
    output: NO_OUTPUT,
    trace: null,
  }));
}

/** Absolute path. */
function pathOf(file: ScriptFile, { directory }: LoopContext): Buffer {
  return Buffer.concat([directory, Buffer.from("/"), file.fileName.bytes]);
}

/** What the file tells of a start that failed; CTDB has no word for it. */
async function whyNotStartedNow(
  end: ProcessEnd,
  file: ScriptFile,
  context: LoopContext,
): Promise<string | null> {
  return end.kind === "start-failed"
    ? whyNotStarted(context.directory.toString(), file, context.convention)
    : null;
}

/** 126 and 127 from the shell are looked into by 1.0.109 to 2.5 (`ctdb_run_event_script`). */
async function fileStateAfter(end: ProcessEnd, file: ScriptFile, context: LoopContext) {
  if (context.convention.exit !== "system-status" || end.kind !== "exit" || end.status < 126) {
    return "executable" as const;
  }
  return stat(pathOf(file, context)).then(
    (found) => ((found.mode & 0o100) === 0 ? ("not-executable" as const) : ("executable" as const)),
    () => "missing" as const,
  );
}

/** From 4.2.4 to 4.5 the event helper wrote why exec failed into the script's output (ctdb_event_helper.c). */
function withExecMessage(capture: OutputCapture, end: ProcessEnd, file: ScriptFile, context: LoopContext) {
  if (context.convention.execFailure === "helper-disabled" && end.kind === "signal") {
    capture.append(Buffer.from(`Process terminated with signal - ${end.signal}\n`));
  }
  if (context.convention.execFailure === "helper-disabled" && end.kind === "start-failed") {
    const path = `${context.directory}/${file.fileName.text}`;
    capture.append(Buffer.from(`Error executing '${path}' - ${strerror(end.errno)}\n`));
  }
  return capture;
}
