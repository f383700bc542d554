import type { Convention } from "../ctdb/convention.ts";
import { cancelledBy } from "../runner/cancelledBy.ts";
import type { EventEngine } from "../runner/engine.ts";
import type { RunReport } from "../runner/report.ts";
import type { SequenceEngine, SequenceNode } from "./sequenceEngine.ts";

/** What a sequence needs to run on an event engine. */
export interface DirectOptions {
  readonly engine: EventEngine;
  readonly convention: Convention;
  /** The virtual node of the engine's sandbox; `null` for the mode host. */
  readonly node: SequenceNode | null;
  /** One deadline for each event. */
  readonly timeoutSeconds: number;
  /** Is told every run's report. */
  readonly finished?: (report: RunReport) => void;
}

/** Runs the events of a sequence on an event engine, numbered from 1. */
export function directEngine(options: DirectOptions): SequenceEngine {
  const { engine, convention, node, timeoutSeconds, finished } = options;
  let count = 0;
  return {
    convention,
    node,
    async run({ event, args }, started, signal) {
      const run = engine.run({ event, args, timeoutSeconds });
      started(++count);
      return cancelledBy(signal, run, async () => {
        const report = await run.report;
        finished?.(report);
        return report;
      });
    },
  };
}
