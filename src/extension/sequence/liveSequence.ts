import type { PlannedStep } from "../../sequences/plan.ts";
import type { SequenceEvent, SequenceReport, StepReport } from "../../sequences/sequenceReport.ts";
import type { SequencePlan } from "./sequencePlan.ts";

/** What one event of a sequence changed for those who look at it. */
export interface SequenceChange {
  /** Steps were put in, or all is new. */
  readonly whole: boolean;
  /** Steps by their ids. */
  readonly steps: readonly number[];
}

/** A sequence from its start on: built from its events. */
export class LiveSequence {
  readonly id: number;
  readonly plan: SequencePlan;
  steps: readonly PlannedStep[] = [];
  /** What became of a step, by its id. */
  readonly reports = new Map<number, StepReport>();
  /** The run of a step, by its id. */
  readonly runs = new Map<number, number>();
  waiting: { readonly step: number; readonly until: number | null } | null = null;
  running: { readonly step: number; readonly begin: number } | null = null;
  report: SequenceReport | null = null;
  /** What went wrong beside the scripts, as a sentence. */
  problem: string | null = null;

  constructor(id: number, plan: SequencePlan) {
    this.id = id;
    this.plan = plan;
  }

  get isOver(): boolean {
    return this.report !== null || this.problem !== null;
  }

  /** Takes over what an event tells. */
  apply(event: SequenceEvent): SequenceChange {
    switch (event.kind) {
      case "planned":
        this.steps = event.steps;
        return { whole: true, steps: [] };
      case "waiting":
        this.waiting = { step: event.id, until: event.until };
        return { whole: false, steps: [event.id] };
      case "started":
        this.waiting = null;
        this.running = { step: event.id, begin: event.begin };
        return { whole: false, steps: [event.id] };
      case "running":
        this.runs.set(event.id, event.runId);
        return { whole: false, steps: [event.id] };
      case "finished":
      case "skipped":
        this.waiting = null;
        this.running = null;
        this.reports.set(event.id, event.report);
        return { whole: false, steps: [event.id] };
      case "retried":
        return { whole: false, steps: [event.id, ...event.again] };
      case "ended":
        this.waiting = null;
        this.running = null;
        this.report = event.report;
        for (const report of event.report.steps) {
          this.reports.set(report.step.id, report);
        }
        return { whole: true, steps: [] };
    }
  }

  /** The sequence could not go on, for a reason outside the scripts. */
  fail(problem: string): void {
    this.waiting = null;
    this.running = null;
    this.problem = problem;
  }
}
