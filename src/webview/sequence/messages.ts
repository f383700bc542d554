import type { ScriptState } from "../messages.ts";

/** What the part `sequence` of the page and its half in the extension say to each other. Texts are ready to show. */

/** How far a step has come. */
export type StepState =
  | "planned"
  | "waiting"
  | "running"
  | "passed"
  | "failed"
  | "timed-out"
  | "cancelled"
  | "refused"
  | "skipped"
  | "not-run"
  | "changed"
  | "change-failed";

/** One script of a step. */
export interface SegmentView {
  readonly name: string;
  readonly state: ScriptState;
  /** `50.samba: ERROR, 0.12 s` */
  readonly words: string;
}

/** One step of the time line. */
export interface StepView {
  readonly id: number;
  /** `takeip eth0 10.0.0.31 24` */
  readonly label: string;
  /** `2 of 4`, `try 2`, or `""`. */
  readonly turn: string;
  readonly state: StepState;
  /** The state in words. */
  readonly words: string;
  /** Whether it went wrong by what was expected. */
  readonly isFailure: boolean;
  /** `0.12 s`, or `""`. */
  readonly duration: string;
  /** `after 15 s`, `after 15 s, left out`, or `""`. */
  readonly wait: string;
  /** What CTDB makes of it, why it was skipped, what comes next; may be empty. */
  readonly sentences: readonly string[];
  /** Why the step was put in, or `null`. */
  readonly cause: string | null;
  readonly segments: readonly SegmentView[];
  /** The node afterwards: `HEALTHY`, `RUNNING`, addresses; `null` where that is not known. */
  readonly node: NodeView | null;
  /** The run that can be shown, or `null`. */
  readonly runId: number | null;
}

/** The node after a step. */
export interface NodeView {
  readonly health: "HEALTHY" | "UNHEALTHY";
  readonly runState: string;
  /** Addresses that it holds, with what is amiss with them. */
  readonly addresses: readonly string[];
  /** Flags and the recovery mode, where they are not as usual. */
  readonly more: readonly string[];
}

/** What stands above the time line, and what is waited for. */
export interface SequenceHead {
  readonly id: number;
  readonly title: string;
  /** Directory, release and how waits are kept. */
  readonly facts: readonly string[];
  readonly phase: "running" | "passed" | "failed" | "cancelled";
  /** The outcome in words, or what goes on. */
  readonly sentence: string;
  readonly waiting: {
    readonly step: number;
    /** Milliseconds since 1970; `null`: until the user says so. */
    readonly until: number | null;
  } | null;
  /** The run that is shown below, or `null`. */
  readonly shownRun: number | null;
}

/** From the extension. */
export type ToSequence =
  | { readonly kind: "none" }
  | { readonly kind: "whole"; readonly head: SequenceHead; readonly steps: readonly StepView[] }
  | { readonly kind: "changed"; readonly head: SequenceHead; readonly steps: readonly StepView[] };

/** From the page. */
export type FromSequence =
  | { readonly kind: "next" | "stop" | "again" | "close" }
  | { readonly kind: "show"; readonly runId: number };

/** Whether a message that came from the page is one of ours. */
export function isFromSequence(value: unknown): value is FromSequence {
  if (typeof value !== "object" || value === null || !("kind" in value)) {
    return false;
  }
  return value.kind === "show"
    ? "runId" in value && Number.isInteger(value.runId)
    : ["next", "stop", "again", "close"].includes(String(value.kind));
}
