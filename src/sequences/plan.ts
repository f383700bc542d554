import type { Convention } from "../ctdb/convention.ts";
import { whyNoEvent } from "../ctdb/eventOrder.ts";
import { eventNamed } from "../ctdb/events.ts";
import type { SequenceStep } from "./sequence.ts";

/** One step of the time line: a step of the sequence at one of its turns. Plain data. */
export interface PlannedStep extends SequenceStep {
  /** In the order of the time line's making, from 1; what is repeated later gets a number of its own. */
  readonly id: number;
  /** The `id` of its first attempt. */
  readonly origin: number;
  /** Which turn of a step that is repeated, from 1; and how many it has. */
  readonly turn: number;
  readonly turns: number;
  /** From 1; more where ctdbd tries again what failed. */
  readonly attempt: number;
  /** Why the release does not have the event, or `null`. */
  readonly leftOut: string | null;
  /** Why the step was put in while the sequence ran, or `null`. */
  readonly cause: string | null;
}

/** How many steps a time line may have; more come of sequences in files only. */
export const MOST_STEPS = 2000;

/** The steps of a sequence one by one, with what the release does not have marked. */
export function planSteps(
  steps: readonly SequenceStep[],
  convention: Convention,
  firstId = 1,
  cause: string | null = null,
): PlannedStep[] {
  let id = firstId;
  return steps.flatMap((step) =>
    Array.from({ length: step.repeat }, (_, turn) => ({
      ...step,
      origin: id,
      id: id++,
      turn: turn + 1,
      turns: step.repeat,
      attempt: 1,
      leftOut: step.event === null ? null : whyLeftOut(step.event, convention),
      cause,
    })),
  );
}

/** An event that CTDB knows in another release only; any other name is run as it would be by hand. */
function whyLeftOut(event: string, { version }: Convention): string | null {
  const facts = eventNamed(event);
  return facts === null ? null : whyNoEvent(event, facts, version);
}

/** The steps again that are repeated after a failure: from the first one to the one that failed. */
export function planAgain(
  steps: readonly PlannedStep[],
  from: number,
  to: number,
  firstId: number,
): PlannedStep[] {
  return steps
    .slice(from, to + 1)
    .map((step, index) => ({ ...step, id: firstId + index, attempt: step.attempt + 1 }));
}

/**
 * Where ctdbd begins again when a step of a takeover run or of a recovery fails: at the first one that belongs to it.
 * @returns a place in `steps`, at most `index`.
 */
export function startOfPart(steps: readonly PlannedStep[], index: number): number {
  const failed = steps[index];
  let start = index;
  for (let i = index; i >= 0; i--) {
    const step = steps[i];
    if (
      step === undefined ||
      failed === undefined ||
      step.attempt !== failed.attempt ||
      !belongs(step, failed)
    ) {
      break;
    }
    if (i < index && step.opensPart === null && ENDS_PART.includes(step.event ?? "")) {
      break;
    }
    start = i;
    if (step.opensPart === true) {
      break;
    }
  }
  return start;
}

/** What ends a takeover run or a recovery where nothing else is said. */
const ENDS_PART: readonly string[] = ["ipreallocated", "recovered"];

function belongs(step: PlannedStep, failed: PlannedStep): boolean {
  return failed.opensPart === null ? stageOf(step) === stageOf(failed) : step.opensPart !== null;
}

function stageOf({ event }: PlannedStep): string | null {
  return event === null ? null : (eventNamed(event)?.stage ?? null);
}
