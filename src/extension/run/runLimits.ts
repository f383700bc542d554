import type { RunReport, ScriptReport } from "../../runner/report.ts";
import type { LiveRun } from "./liveRun.ts";

/** How many runs are remembered, besides those that are not over. */
export const KEPT_RUNS = 50;

/** How many runs of tests are remembered. */
export const KEPT_TESTS = 200;

/** How much all remembered runs together may hold of outputs and traces, in bytes. */
export const KEPT_BYTES = 64 * 1024 * 1024;

/** About what a step of a trace takes in memory. */
const STEP_BYTES = 200;

/**
 * The oldest runs beyond what is kept. The last run stays however large it is, and so does what is not over.
 * @param runs oldest first
 * @param most how many are kept
 */
export function runsToForget(runs: readonly LiveRun[], most = KEPT_RUNS): ReadonlySet<LiveRun> {
  const forgotten = new Set<LiveRun>();
  let count = 0;
  let bytes = 0;
  for (const run of runs.toReversed()) {
    const size = reportBytes(run.report);
    if (count > 0 && run.report !== null && (count >= most || bytes + size > KEPT_BYTES)) {
      forgotten.add(run);
    } else {
      count++;
      bytes += size;
    }
  }
  return forgotten;
}

/** About how many bytes of memory a run's report takes. */
export function reportBytes(report: RunReport | null): number {
  return (report?.scripts ?? []).reduce((sum, script) => sum + scriptSize(script), 0);
}

function scriptSize({ output, trace }: ScriptReport): number {
  return output.head.length + output.tail.length + (trace?.steps.length ?? 0) * STEP_BYTES;
}
