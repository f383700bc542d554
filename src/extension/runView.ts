import { strerror } from "../ctdb/errno.ts";
import type { ScriptReport } from "../runner/report.ts";
import type { HeadView, OutputView, RunView, ScriptState, ScriptView } from "../webview/messages.ts";
import { describeConvention } from "./conventionChoice.ts";
import { formatBytes, formatCommand, formatEnd } from "./formats.ts";
import type { LiveRun, LiveScript } from "./liveRun.ts";
import { outcomeSentence, phaseOf } from "./outcome.ts";
import { lastBytes, lastCharacters } from "./outputTail.ts";
import { printable, printableLine } from "./printable.ts";
import { modeView, sandboxView, sandboxWarnings } from "./sandboxView.ts";

/** Everything the page shows of a run. */
export function runView(run: LiveRun): RunView {
  return {
    id: run.id,
    head: headView(run),
    scripts: run.scripts.map((script) => scriptView(script)),
    outputs: run.scripts.map((script) => outputView(script)),
    sandbox: run.report === null ? null : sandboxView(run.report),
  };
}

/** What stands above the list of scripts. */
export function headView(run: LiveRun): HeadView {
  const { start, report } = run;
  return {
    phase: phaseOf(run),
    command: printableLine(formatCommand(start.event, report?.args ?? start.args)),
    directory: printableLine(start.directory),
    convention: describeConvention(start.convention),
    sandbox: modeView(report?.sandbox ?? start.sandbox),
    begin: run.begin,
    finish: report?.finish ?? null,
    timeoutSeconds: start.settings.eventTimeout,
    outcome: outcomeSentence(run),
    consequence: report?.consequence.sentence ?? null,
    problem: report?.problem ?? null,
    canRunAnyway: report?.canRunAnyway ?? false,
    warnings: [...(report?.warnings ?? []), ...sandboxWarnings(report)].map(printable),
    leftRunning: (report?.leftRunning ?? []).map(({ pid, command }) => printableLine(`${pid} ${command}`)),
    notListed: (report?.notListed ?? []).map(({ fileName, sentence }) => ({
      fileName: printableLine(fileName.text),
      sentence,
    })),
    debugOutput: report?.debugOutput ? lastCharacters(printable(report.debugOutput)) : null,
  };
}

/** One script's row. */
export function scriptView(script: LiveScript): ScriptView {
  const { report } = script;
  return {
    index: script.index,
    name: printableLine(script.name.text),
    fileName: printableLine(script.fileName.text),
    state: stateOf(script),
    words: wordsOf(script),
    begin: report?.end?.kind === "start-failed" ? null : script.begin,
    finish: report?.finish ?? null,
    end: endOf(report),
    explanation: report?.explanation ?? null,
  };
}

/** The whole of what the page holds of a script's output. */
export function outputView(script: LiveScript): OutputView {
  const { index, report, tail } = script;
  if (report === null) {
    return { index, text: tail.text, replace: true, note: cutNote(tail.cut, null), canOpen: false };
  }
  const { text, cut } = reportedText(report);
  const note = [cutNote(cut, report.output.totalBytes), lostNote(report.output.lostAfterNul)].filter(
    (sentence) => sentence !== null,
  );
  return { index, text, replace: true, note: note.length > 0 ? note.join(" ") : null, canOpen: cut };
}

/** What came of a running script's output since the last call. */
export function outputUpdate(script: LiveScript): OutputView {
  const { text, replace } = script.tail.takeUnsent();
  return { index: script.index, text, replace, note: cutNote(script.tail.cut, null), canOpen: false };
}

function reportedText(report: ScriptReport): { text: string; cut: boolean } {
  const { head, tail, omittedBytes } = report.output;
  const bytes = omittedBytes > 0 ? tail : Buffer.concat([head, tail]);
  const end = lastBytes(bytes);
  const whole = printable(end.toString("utf8"));
  const text = lastCharacters(whole);
  return { text, cut: omittedBytes > 0 || end.length < bytes.length || text.length < whole.length };
}

function cutNote(cut: boolean, totalBytes: number | null): string | null {
  if (!cut) {
    return null;
  }
  return totalBytes === null
    ? "Only the end of the output is shown here."
    : `Only the end is shown here. The whole output has ${formatBytes(totalBytes)}.`;
}

function lostNote(bytes: number): string | null {
  switch (bytes) {
    case 0:
      return null;
    case 1:
      return "CTDB loses 1 byte that follows a NUL byte.";
    default:
      return `CTDB loses ${formatBytes(bytes)} that follow a NUL byte.`;
  }
}

/** What really happened, unless it is what everybody expects. */
function endOf(report: ScriptReport | null): string | null {
  const end = report?.end ?? null;
  const expected = report?.status === "OK" && end?.kind === "exit" && end.status === 0;
  return end === null || expected ? null : formatEnd(end);
}

function stateOf(script: LiveScript): ScriptState {
  if (script.report !== null) {
    return script.report.status;
  }
  if (script.begin !== null) {
    return "running";
  }
  return script.enabled ? "waiting" : "DISABLED";
}

function wordsOf(script: LiveScript): string {
  const state = stateOf(script);
  switch (state) {
    case "running":
      return "running…";
    case "waiting":
      return "waiting";
    case "CANNOT RUN":
      return `CANNOT RUN (${strerror(-(script.report?.result ?? 0))})`;
    default:
      return state;
  }
}
