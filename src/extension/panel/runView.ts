import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { strerror } from "../../ctdb/errno.ts";
import type { ScriptReport } from "../../runner/report.ts";
import type { EventOffer, HeadView, RunView, ScriptState, ScriptView } from "../../webview/messages.ts";
import { eventChoices } from "../ask/eventChoices.ts";
import { printable, printableLine } from "../printable.ts";
import type { LiveRun, LiveScript } from "../run/liveRun.ts";
import { outcomeSentence, phaseOf } from "../run/outcome.ts";
import { describeConvention } from "../settings/conventionChoice.ts";
import { formatCommand, formatEnd } from "./formats.ts";
import { lastCharacters } from "./outputTail.ts";
import { firstLineOf } from "./outputView.ts";
import { modeView, sandboxView, sandboxWarnings } from "./sandboxView.ts";

/** Everything the page shows of a run. */
export function runView(run: LiveRun): RunView {
  return {
    id: run.id,
    head: headView(run),
    scripts: run.scripts.map((script) => scriptView(script)),
    events: eventOffers(run.start.convention),
    sandbox: run.report === null ? null : sandboxView(run.report),
  };
}

/** What stands above the list of scripts. */
export function headView(run: LiveRun): HeadView {
  const { start, report } = run;
  return {
    phase: phaseOf(run),
    command: printableLine(formatCommand(start.event, report?.args ?? start.args, start.only)),
    event: printableLine(start.event),
    args: printableLine((report?.args ?? start.args).join(" ")),
    directory: printableLine(start.directory),
    convention: describeConvention(start.convention),
    traced: start.trace ?? start.settings.trace,
    sandbox: modeView(report?.sandbox ?? start.sandbox),
    begin: run.begin,
    finish: report?.finish ?? null,
    timeoutSeconds: start.settings.eventTimeout,
    outcome: outcomeSentence(run),
    consequence: report?.consequence.sentence ?? null,
    problem: report?.problem ?? null,
    canRunAnyway: report?.canRunAnyway === true && !run.earlier,
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
    firstLine: firstLineOf(script),
    failingLine: failingLineOf(report),
  };
}

/** What really happened, unless it is what everybody expects. */
function endOf(report: ScriptReport | null): string | null {
  const end = report?.end ?? null;
  const expected = report?.status === "OK" && end?.kind === "exit" && end.status === 0;
  return end === null || expected ? null : formatEnd(end);
}

/** The line of the event script itself, however deep the failing statement lies. */
function failingLineOf(report: ScriptReport | null): number | null {
  const failure = report?.trace?.failure ?? null;
  return failure?.frames[failure.scriptFrame]?.line ?? null;
}

/** The events that the form offers, what is used most elsewhere first. */
function eventOffers(convention: Convention): EventOffer[] {
  return eventChoices(convention, () => 0).map(({ name, when, args }) => ({
    name,
    when,
    args: args.map((argument) => argument.name),
  }));
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
      return t("running…");
    case "waiting":
      return "waiting";
    case "CANNOT RUN":
      return `CANNOT RUN (${strerror(-(script.report?.result ?? 0))})`;
    default:
      return state;
  }
}
