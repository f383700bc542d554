import type { TracedFailure } from "../runner/trace/scriptTrace.ts";
import type { HarnessCheck } from "./harnessOutput.ts";
import type { UpstreamTest } from "./upstreamTest.ts";

/**
 * `failed` and `skipped` as the harness says, but `skipped` also where a program is missing that the test calls;
 * `errored`: the harness says so, or it did not come to its end; `cancelled`: the user ended it.
 */
export type UpstreamVerdict = "passed" | "failed" | "errored" | "timed-out" | "skipped" | "cancelled";

/** What became of one test. Plain data. */
export interface UpstreamResult {
  readonly test: UpstreamTest;
  readonly verdict: UpstreamVerdict;
  /** Exit status of the test as the harness says it; `null`: the harness did not come to its end. */
  readonly status: number | null;
  readonly milliseconds: number;
  /** All that the test printed; of a long one the end. */
  readonly output: string;
  /** What was compared and found different; `null` unless that is why it failed. */
  readonly check: HarnessCheck | null;
  /** Where the event script failed that the check is about; `null`: it did not fail, or nobody knows. */
  readonly scriptFailure: TracedFailure | null;
  /** Programs that it called and that are not built, in order. */
  readonly missing: readonly string[];
  /** Why it was skipped or could not be run, and what to do; `""` otherwise. */
  readonly sentence: string;
}
