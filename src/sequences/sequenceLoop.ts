import { t } from "@vscode/l10n";
import { ChangeError } from "../virtualNode/change/change.ts";
import type { NodeModel } from "../virtualNode/model/nodeModel.ts";
import type { SequenceClock } from "./clock.ts";
import { MonitorClock } from "./monitorClock.ts";
import { argumentsAsRecorded, nodeStateOf, whyRedundant } from "./nodeState.ts";
import { MOST_STEPS, type PlannedStep, planAgain, planSteps, startOfPart } from "./plan.ts";
import { reallocationAfter } from "./reallocation.ts";
import type { Sequence } from "./sequence.ts";
import type { SequenceEngine } from "./sequenceEngine.ts";
import { applyChanges, type SequenceTunables, tunablesFor } from "./sequenceNode.ts";
import {
  outcomeOf,
  type SequenceEvent,
  type SequenceMode,
  type SequenceReport,
  type StepReport,
} from "./sequenceReport.ts";
import { stepEnd } from "./stepEnd.ts";
import { emptyReport, eventReport } from "./stepReports.ts";
import { StepWaiter } from "./stepWaiter.ts";
import { type Following, whatFollows } from "./whatFollows.ts";

/** What a loop works with. */
export interface LoopOptions {
  readonly sequence: Sequence;
  readonly engine: SequenceEngine;
  readonly mode: SequenceMode;
  readonly clock: SequenceClock;
  readonly listener: (event: SequenceEvent) => void;
  readonly signal: AbortSignal;
}

/** Goes through the steps of a sequence; what ctdbd would repeat or begin on top is put in behind the step. */
export class SequenceLoop {
  readonly #options: LoopOptions;
  readonly #waiter: StepWaiter;
  readonly #monitor = new MonitorClock();
  readonly #reports: StepReport[] = [];
  readonly #remarks: string[] = [];
  #plan: readonly PlannedStep[];
  #isOver = false;

  constructor(options: LoopOptions, plan: readonly PlannedStep[]) {
    this.#options = options;
    this.#plan = plan;
    this.#waiter = new StepWaiter(options.mode, options.clock, options.signal);
  }

  next(): void {
    this.#waiter.next();
  }

  /** @throws what the engine throws. */
  async run(): Promise<SequenceReport> {
    const { clock, sequence, mode, signal, listener } = this.#options;
    await Promise.resolve(); // the caller has the sequence before it hears of it
    const begin = clock.now();
    listener({ kind: "planned", steps: this.#plan });
    try {
      for (let index = 0; index < this.#plan.length && !this.#isOver && !signal.aborted; index++) {
        await this.#take(index);
      }
    } finally {
      await this.#putBack();
    }
    for (const step of this.#plan.slice(this.#reports.length)) {
      this.#reports.push(emptyReport(step, "not-run", t("The sequence was over before.")));
    }
    const report: SequenceReport = {
      name: sequence.name,
      title: sequence.title,
      mode,
      ...outcomeOf(this.#reports, signal.aborted),
      steps: this.#reports,
      remarks: this.#remarks,
      begin,
      finish: clock.now(),
    };
    listener({ kind: "ended", report });
    return report;
  }

  async #take(index: number): Promise<void> {
    const { signal } = this.#options;
    const step = this.#plan[index];
    if (step === undefined) {
      return;
    }
    if (step.leftOut !== null) {
      this.#skip(step, step.leftOut);
      return;
    }
    const tunables = tunablesFor(await this.#read(), this.#options.engine.convention);
    const waitSeconds = this.#secondsBefore(step, tunables);
    const waited = await this.#waiter.before(waitSeconds, index === 0, (until) =>
      this.#options.listener({ kind: "waiting", id: step.id, until }),
    );
    if (signal.aborted) {
      return;
    }
    const wait = { waitSeconds, waited };
    const changed = await this.#change(step, wait);
    if (changed && step.event !== null) {
      await this.#runEvent(step, step.event, index, wait, tunables);
    }
  }

  #secondsBefore({ wait }: PlannedStep, tunables: SequenceTunables): number {
    switch (wait) {
      case "interval":
        return this.#monitor.seconds;
      case "recovered":
        return tunables.afterRecovery;
      default:
        return wait;
    }
  }

  /** Makes the changes of a step; resolves with whether its event may run. */
  async #change(step: PlannedStep, wait: Pick<StepReport, "waitSeconds" | "waited">): Promise<boolean> {
    const { engine, clock } = this.#options;
    if (step.changes.length === 0) {
      return true;
    }
    if (engine.node === null) {
      if (step.event === null) {
        this.#skip(step, t("Scripts run on this machine as it is: there is no virtual node to change."));
      }
      return true;
    }
    try {
      const model = await engine.node.change((node) => applyChanges(node, step.changes));
      if (step.event === null) {
        const report = emptyReport(step, "changed", t("The virtual node was changed."));
        this.#finish({ ...report, ...wait, node: nodeStateOf(model) });
      }
      return true;
    } catch (error) {
      if (!(error instanceof ChangeError)) {
        throw error;
      }
      this.#isOver = step.onFailure !== "continue";
      const report = emptyReport(step, "change-failed", error.message);
      const next = this.#isOver
        ? t("The sequence stops here.")
        : t("The sequence goes on, as the step says.");
      this.#finish({ ...report, ...wait, isFailure: true, next, finish: clock.now() });
      return false;
    }
  }

  async #runEvent(
    step: PlannedStep,
    event: string,
    index: number,
    wait: Pick<StepReport, "waitSeconds" | "waited">,
    tunables: SequenceTunables,
  ): Promise<void> {
    const { engine, clock, listener, signal, sequence } = this.#options;
    const before = await this.#read();
    const redundant = before !== null && step.skipsRedundant ? whyRedundant(before, event, step.args) : null;
    if (redundant !== null) {
      this.#skip(step, redundant);
      return;
    }
    const args =
      before !== null && step.skipsRedundant ? argumentsAsRecorded(before, event, step.args) : step.args;
    let runId: number | null = null;
    listener({ kind: "started", id: step.id, begin: clock.now() });
    const started = (id: number): void => {
      runId = id;
      listener({ kind: "running", id: step.id, runId: id });
    };
    const run = await engine.run({ event, args }, started, signal);
    if (run === null) {
      this.#isOver = true;
      this.#skip(step, t("The run was not wanted."));
      return;
    }
    const end = await stepEnd({ event, args, run, before, engine, monitor: this.#monitor, tunables });
    const following = whatFollows(step, end, engine.convention, sequence.tries);
    this.#finish(eventReport({ step, args, run, runId, wait, end, following }));
    if (!signal.aborted) {
      this.#follow(step, index, following);
      const health = end.changedTo;
      if (health !== null && sequence.reallocates && end.after !== null) {
        const steps = reallocationAfter(health, end.after, sequence.addresses, engine.convention);
        const cause = t("The node became {0}, so the leader makes a takeover run.", health);
        this.#insert(index, planSteps(steps, engine.convention, this.#nextId(), cause));
      }
    }
  }

  #follow(step: PlannedStep, index: number, { action, seconds, sentence }: Following): void {
    switch (action) {
      case "go-on":
        return;
      case "end":
        this.#isOver = true;
        return;
      case "repeat-step":
      case "repeat-part": {
        const from = action === "repeat-step" ? index : startOfPart(this.#plan, index);
        const [first, ...others] = planAgain(this.#plan, from, index, this.#nextId());
        const again = first === undefined ? [] : [{ ...first, wait: seconds }, ...others];
        this.#insert(index, again);
        this.#options.listener({ kind: "retried", id: step.id, again: again.map(({ id }) => id), sentence });
        return;
      }
    }
  }

  #insert(index: number, steps: readonly PlannedStep[]): void {
    if (this.#plan.length + steps.length > MOST_STEPS) {
      this.#isOver = true;
      this.#remarks.push(t("The sequence ends here: it would have more than {0} steps.", MOST_STEPS));
      return;
    }
    this.#plan = this.#plan.toSpliced(index + 1, 0, ...steps);
    this.#options.listener({ kind: "planned", steps: this.#plan });
  }

  #nextId(): number {
    return Math.max(0, ...this.#plan.map(({ id }) => id)) + 1;
  }

  #skip(step: PlannedStep, reason: string): void {
    const report = emptyReport(step, "skipped", reason);
    this.#reports.push(report);
    this.#options.listener({ kind: "skipped", id: step.id, report });
  }

  #finish(report: StepReport): void {
    this.#reports.push(report);
    this.#options.listener({ kind: "finished", id: report.step.id, report });
  }

  async #read(): Promise<NodeModel | null> {
    return (await this.#options.engine.node?.read()) ?? null;
  }

  /** Changes that are to be made whatever happened; one that is not possible keeps none of the others away. */
  async #putBack(): Promise<void> {
    const { engine, sequence } = this.#options;
    for (const words of sequence.atEnd) {
      try {
        await engine.node?.change((model) => applyChanges(model, [words]));
      } catch (error) {
        if (!(error instanceof ChangeError)) {
          throw error;
        }
        this.#remarks.push(t("At the end: {0}", error.message));
      }
    }
  }
}
