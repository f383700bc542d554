import { t } from "@vscode/l10n";
import type { RunOutcome, ScriptStatus } from "../runner/report.ts";
import type { NodeState } from "./nodeState.ts";
import type { PlannedStep } from "./plan.ts";
import { stepText } from "./sequence.ts";

/** How waits are kept: as ctdbd keeps them, not at all, or until the user says so. */
export type SequenceMode = "real" | "quick" | "stepped";

/** One script of a step. */
export interface StepScript {
  readonly name: string;
  readonly status: ScriptStatus;
  /** Milliseconds since 1970; `null`: not begun. */
  readonly begin: number | null;
  readonly finish: number | null;
}

/** What became of one step. Plain data. */
export interface StepReport {
  readonly step: PlannedStep;
  /** `skipped`: left out, see `sentence`; `not-run`: the sequence was over before; `changed`: a change of the node alone. */
  readonly outcome: RunOutcome | "skipped" | "not-run" | "changed" | "change-failed";
  /** The arguments that the event really had. */
  readonly args: readonly string[];
  /** The number of the run, where runs have numbers. */
  readonly runId: number | null;
  /** Milliseconds since 1970; `null`: nothing was run. */
  readonly begin: number | null;
  readonly finish: number | null;
  /** How long ctdbd waits before, in seconds, and whether it was waited for. */
  readonly waitSeconds: number;
  readonly waited: boolean;
  /** Whether it went wrong, by what was expected or by what ctdbd makes of it. */
  readonly isFailure: boolean;
  /** What ctdbd makes of the outcome, or why the step was left out. */
  readonly sentence: string;
  /** What comes next because of it; `""`: the next step. */
  readonly next: string;
  /** What the run warned of, and why it was refused. */
  readonly remarks: readonly string[];
  readonly scripts: readonly StepScript[];
  /** The node after the step; `null` where there is no virtual node. */
  readonly node: NodeState | null;
}

/** What a sequence leaves behind. Plain data. */
export interface SequenceReport {
  readonly name: string;
  readonly title: string;
  readonly mode: SequenceMode;
  readonly outcome: "passed" | "failed" | "cancelled";
  /** The outcome in a sentence or two. */
  readonly sentence: string;
  readonly steps: readonly StepReport[];
  /** What else there is to say, such as changes at the end that were not possible. */
  readonly remarks: readonly string[];
  /** Milliseconds since 1970. */
  readonly begin: number;
  readonly finish: number;
}

/** What a sequence tells while it goes on, in order. */
export type SequenceEvent =
  /** The whole time line; told again whenever steps were put in. */
  | { readonly kind: "planned"; readonly steps: readonly PlannedStep[] }
  | {
      readonly kind: "waiting";
      readonly id: number;
      /** Milliseconds since 1970; `null`: until the user asks for the next step. */
      readonly until: number | null;
    }
  | { readonly kind: "started"; readonly id: number; readonly begin: number }
  /** The run of a step has its number. */
  | { readonly kind: "running"; readonly id: number; readonly runId: number }
  | { readonly kind: "finished"; readonly id: number; readonly report: StepReport }
  | { readonly kind: "skipped"; readonly id: number; readonly report: StepReport }
  /** What failed comes once more: the steps that were put in. */
  | {
      readonly kind: "retried";
      readonly id: number;
      readonly again: readonly number[];
      readonly sentence: string;
    }
  | { readonly kind: "ended"; readonly report: SequenceReport };

/** The outcome of a whole sequence: a failure counts unless a later try of the same step went well. */
export function outcomeOf(
  steps: readonly StepReport[],
  isCancelled: boolean,
): Pick<SequenceReport, "outcome" | "sentence"> {
  const failed = steps.filter((report, index) => report.isFailure && !isMended(steps, index));
  const notRun = steps.filter(({ outcome }) => outcome === "not-run").length;
  const left =
    notRun === 0 ? [] : [notRun === 1 ? t("1 step was not run.") : t("{0} steps were not run.", notRun)];
  if (isCancelled) {
    return { outcome: "cancelled", sentence: [t("The sequence was stopped."), ...left].join(" ") };
  }
  const [first] = failed;
  if (first !== undefined) {
    const others = failed.length - 1;
    const more = others === 0 ? [] : [others === 1 ? t("So did 1 more.") : t("So did {0} more.", others)];
    return { outcome: "failed", sentence: [wentWrong(first), ...more, ...left].join(" ") };
  }
  const ran = steps.filter(({ begin }) => begin !== null).length;
  const mended = steps.filter(({ isFailure }) => isFailure).length;
  const again =
    mended === 0
      ? []
      : [
          mended === 1
            ? t("One of them had to be tried again.")
            : t("{0} of them had to be tried again.", mended),
        ];
  return {
    outcome: "passed",
    sentence: [
      ran === 1 ? t("1 event ran as CTDB expects.") : t("{0} events ran as CTDB expects.", ran),
      ...again,
    ].join(" "),
  };
}

function wentWrong({ step, outcome }: StepReport): string {
  const what = stepText(step);
  switch (outcome) {
    case "failed":
      return t("{0} failed.", what);
    case "timed-out":
      return t("{0} timed out.", what);
    case "cancelled":
      return t("{0} was cancelled.", what);
    case "refused":
      return t("{0} was refused.", what);
    case "passed":
      return t("{0} passed, which was not expected.", what);
    case "change-failed":
      return t("{0} could not be made.", what);
    default:
      return `${what} ${outcome}.`;
  }
}

/** Whether the same step went well in a later try. */
function isMended(steps: readonly StepReport[], index: number): boolean {
  const failed = steps[index]?.step;
  return steps
    .slice(index + 1)
    .some(
      ({ step, isFailure, begin, outcome }) =>
        failed !== undefined &&
        step.origin === failed.origin &&
        !isFailure &&
        (begin !== null || outcome === "skipped"),
    );
}
