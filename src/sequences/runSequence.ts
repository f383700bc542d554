import { realClock, type SequenceClock } from "./clock.ts";
import { planSteps } from "./plan.ts";
import type { Sequence } from "./sequence.ts";
import type { SequenceEngine } from "./sequenceEngine.ts";
import { SequenceLoop } from "./sequenceLoop.ts";
import type { SequenceEvent, SequenceMode, SequenceReport } from "./sequenceReport.ts";

/** How a sequence is run. */
export interface SequenceOptions {
  readonly sequence: Sequence;
  readonly engine: SequenceEngine;
  readonly mode: SequenceMode;
  readonly clock?: SequenceClock;
  /** Is called for everything that happens, in order. */
  readonly listener?: (event: SequenceEvent) => void;
}

/** A sequence that goes on. */
export interface SequenceRun {
  /** Resolves once, with the last step done or given up and nothing running. Rejects with what the engine throws. */
  readonly report: Promise<SequenceReport>;
  /** Ends the wait for the user, in stepped mode; any other wait, too. */
  next(): void;
  /** Ends the run that goes on, and the sequence; harmless when it is over. */
  cancel(): void;
}

/** Runs a sequence step by step, each on what the step before left of the node. */
export function runSequence(options: SequenceOptions): SequenceRun {
  const { sequence, engine, mode, clock = realClock(), listener = () => {} } = options;
  const cancel = new AbortController();
  const loop = new SequenceLoop(
    { sequence, engine, mode, clock, listener, signal: cancel.signal },
    planSteps(sequence.steps, engine.convention),
  );
  return {
    report: loop.run(),
    next: () => loop.next(),
    cancel: () => cancel.abort(),
  };
}
