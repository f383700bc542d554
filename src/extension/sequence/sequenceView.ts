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
import type { LiveRun } from "../liveRun.ts";
import { printable, printableLine } from "../printable.ts";
import { scriptView } from "../runView.ts";
import type { LiveSequence } from "./liveSequence.ts";

/** How waits are kept, for people. */
export const MODE_WORDS: Readonly<Record<SequenceMode, string>> = {
  real: "waits as ctdbd does",
  quick: "waits are left out",
  stepped: "step by step",
};

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
      `target version ${formatVersion(plan.convention.version)}`,
      MODE_WORDS[plan.mode],
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
    const left = report.mode === "quick" && skipped > 0 ? [`Waits of ${skipped} s were left out.`] : [];
    return [report.sentence, ...left, ...report.remarks].join(" ");
  }
  const step = steps.find(({ id }) => id === running?.step);
  return step === undefined ? "" : `${stepText(step)} is running.`;
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
      ...(step.turns > 1 ? [`${step.turn} of ${step.turns}`] : []),
      ...(step.attempt > 1 ? [`try ${step.attempt}`] : []),
    ].join(", "),
    state,
    words: STATE_WORDS[state],
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

const STATE_WORDS: Readonly<Record<StepState, string>> = {
  planned: "planned",
  waiting: "waiting",
  running: "running…",
  passed: "passed",
  failed: "failed",
  "timed-out": "timed out",
  cancelled: "cancelled",
  refused: "refused",
  skipped: "left out",
  "not-run": "not run",
  changed: "node changed",
  "change-failed": "not changed",
};

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
  const expected = report === null && step.expect !== null ? [`Expected: ${step.expect}.`] : [];
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
  return `after ${report.waitSeconds} s${report.waited ? "" : " (left out)"}`;
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
    addresses: held.map((address) => (missing.includes(address) ? `${address} (on no interface)` : address)),
    more: [...flags, ...(isRecovering ? ["in recovery"] : [])],
  };
}
