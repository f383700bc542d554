import type { TestFinding } from "./finding.ts";

/** A test that is run by its own harness, such as one of upstream's. */
export interface ProvidedTest {
  /** Tests of the same group are not run at once; `null`: it may run beside every other. */
  readonly group: string | null;
  /** Files that it depends on, for continuous runs; absolute paths. */
  readonly dependencies: readonly string[];
  /**
   * Runs it. Nothing of it is left when the promise resolves.
   * @param hear what it prints, as it comes
   */
  run(signal: AbortSignal, hear: (text: string) => void): Promise<TestFinding>;
}
