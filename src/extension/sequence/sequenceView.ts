import { t } from "@vscode/l10n";
import { formatVersion } from "../../ctdb/version.ts";
import type { NodeState } from "../../sequences/nodeState.ts";
import type { PlannedStep } from "../../sequences/plan.ts";
import { stepText } from "../../sequences/sequence.ts";
import type { SequenceMode, StepReport } from "../../sequences/sequenceReport.ts";
import type {
  NodeView,
  SegmentView,
  SequenceHead,
  StepState,
  StepView,
} from "../../webview/sequence/messages.ts";
import { scriptView } from "../panel/runView.ts";
import { printable, printableLine } from "../printable.ts";
import type { LiveRun } from "../run/liveRun.ts";
import type { LiveSequence } from "./liveSequence.ts";

/** How waits are kept, for people. */
export function modeWords(): Readonly<Record<SequenceMode, string>> {
  return {
    real: t("waits as ctdbd does"),
    quick: t("waits are left out"),
    stepped: t("step by step"),
  };
}

/**
 * What stands above the time line.
 * @param place the event directory for people
 */
export function sequenceHead(live: LiveSequence, place: string, shownRun: number | null): SequenceHead {
  const { plan, report, problem } = live;
  return {
    id: live.id,
    title: printableLine(plan.sequence.title),
    facts: [
      printableLine(place),
      t("target version {0}", formatVersion(plan.convention.version)),
      modeWords()[plan.mode],
    ],
    phase: problem === null ? (report?.outcome ?? "running") : "failed",
    sentence: printable(problem ?? endWords(live)),
    waiting: live.waiting,
    shownRun,
  };
}

function endWords({ report, running, steps }: LiveSequence): string {
  if (report !== null) {
    const skipped = report.steps
      .filter(({ waited, waitSeconds }) => !waited && waitSeconds > 0)
      .reduce((sum, { waitSeconds }) => sum + waitSeconds, 0);
    const left = report.mode === "quick" && skipped > 0 ? [t("Waits of {0} s were left out.", skipped)] : [];
    return [report.sentence, ...left, ...report.remarks].join(" ");
  }
  const step = steps.find(({ id }) => id === running?.step);
  return step === undefined ? "" : t("{0} is running.", stepText(step));
}

/**
 * One step of the time line.
 * @param run the run of the step, where it is still kept
 */
export function stepView(live: LiveSequence, step: PlannedStep, run: LiveRun | null): StepView {
  const report = live.reports.get(step.id) ?? null;
  const state = stateOf(live, step, report);
  return {
    id: step.id,
    label: printableLine(stepText({ ...step, args: report?.args ?? step.args })),
    turn: [
      ...(step.turns > 1 ? [t("{0} of {1}", step.turn, step.turns)] : []),
      ...(step.attempt > 1 ? [t("try {0}", step.attempt)] : []),
    ].join(", "),
    state,
    words: stateWords()[state],
    isFailure: report?.isFailure ?? false,
    duration: durationOf(report),
    wait: waitOf(report),
    sentences: sentencesOf(step, report).map(printable),
    cause: step.opensPart === false ? null : step.cause,
    segments: segmentsOf(report, run),
    node: report?.node == null ? null : nodeView(report.node),
    runId: live.runs.get(step.id) ?? null,
  };
}

function stateWords(): Readonly<Record<StepState, string>> {
  return {
    planned: t("planned"),
    waiting: t("waiting"),
    running: t("running…"),
    passed: t("passed"),
    failed: t("failed"),
    "timed-out": t("timed out"),
    cancelled: t("cancelled"),
    refused: t("refused"),
    skipped: t("left out"),
    "not-run": t("not run"),
    changed: t("node changed"),
    "change-failed": t("not changed"),
  };
}

function stateOf(live: LiveSequence, step: PlannedStep, report: StepReport | null): StepState {
  if (report !== null) {
    return report.outcome;
  }
  if (live.running?.step === step.id) {
    return "running";
  }
  if (live.waiting?.step === step.id) {
    return "waiting";
  }
  return step.leftOut === null ? "planned" : "skipped";
}

function sentencesOf(step: PlannedStep, report: StepReport | null): string[] {
  const told = report === null ? [step.leftOut ?? ""] : [report.sentence, ...report.remarks, report.next];
  const expected = report === null && step.expect !== null ? [t("Expected: {0}.", step.expect)] : [];
  const all = report?.isFailure === true ? [...told, step.note] : [step.note, ...told, ...expected];
  return all.filter((sentence) => sentence !== "");
}

function durationOf(report: StepReport | null): string {
  return report?.begin == null || report.finish === null ? "" : seconds(report.finish - report.begin);
}

function waitOf(report: StepReport | null): string {
  if (report === null || report.waitSeconds === 0) {
    return "";
  }
  return report.waited
    ? t("after {0} s", report.waitSeconds)
    : t("after {0} s (left out)", report.waitSeconds);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

/** From the run while there is one, since it tells of scripts that go on; else from the report. */
function segmentsOf(report: StepReport | null, run: LiveRun | null): SegmentView[] {
  if (run !== null && run.scripts.length > 0) {
    return run.scripts.map((script) => {
      const { name, state, words, begin, finish } = scriptView(script);
      const time = begin === null || finish === null ? "" : `, ${seconds(finish - begin)}`;
      return { name, state, words: `${name}: ${words}${time}` };
    });
  }
  return (report?.scripts ?? []).map(({ name, status, begin, finish }) => {
    const time = begin === null || finish === null ? "" : `, ${seconds(finish - begin)}`;
    return { name: printableLine(name), state: status, words: `${printableLine(name)}: ${status}${time}` };
  });
}

function nodeView({ health, runState, held, missing, flags, isRecovering }: NodeState): NodeView {
  return {
    health,
    runState,
    addresses: held.map((address) =>
      missing.includes(address) ? t("{0} (on no interface)", address) : address,
    ),
    more: [...flags, ...(isRecovering ? [t("in recovery")] : [])],
  };
}
