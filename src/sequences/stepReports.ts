import { t } from "@vscode/l10n";
import type { RunReport } from "../runner/report.ts";
import { nodeStateOf } from "./nodeState.ts";
import type { PlannedStep } from "./plan.ts";
import type { StepReport } from "./sequenceReport.ts";
import type { EventEnd } from "./stepEnd.ts";
import type { Following } from "./whatFollows.ts";

/** The report of a step for which nothing was run. */
export function emptyReport(step: PlannedStep, outcome: StepReport["outcome"], sentence: string): StepReport {
  return {
    step,
    outcome,
    args: step.args,
    runId: null,
    begin: null,
    finish: null,
    waitSeconds: 0,
    waited: false,
    isFailure: false,
    sentence,
    next: "",
    remarks: [],
    scripts: [],
    node: null,
  };
}

interface EndedStep {
  readonly step: PlannedStep;
  readonly args: readonly string[];
  readonly run: RunReport;
  readonly runId: number | null;
  readonly wait: Pick<StepReport, "waitSeconds" | "waited">;
  readonly end: EventEnd;
  readonly following: Following;
}

/** The report of a step whose event was run. */
export function eventReport({ step, args, run, runId, wait, end, following }: EndedStep): StepReport {
  const node = end.after === null ? null : nodeStateOf(end.after);
  const missing = run.event === "takeip" && node !== null && node.missing.includes(args[1] ?? "");
  return {
    ...emptyReport(step, run.outcome, end.sentence),
    ...wait,
    args,
    runId,
    begin: run.begin,
    finish: run.finish,
    isFailure: following.isFailure,
    next: following.sentence,
    remarks: [
      ...(run.problem === null ? [] : [run.problem]),
      ...run.warnings,
      ...(missing
        ? [t("{0} is on no interface: ctdbd asks for a takeover run about once per second.", args[1] ?? "")]
        : []),
    ],
    scripts: run.scripts.map(({ name, status, begin, finish }) => ({
      name: name.text,
      status,
      begin,
      finish,
    })),
    node,
  };
}
