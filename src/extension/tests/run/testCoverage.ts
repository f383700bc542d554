import type * as vscode from "vscode";
import type { RunReport } from "../../../runner/report.ts";

/** Makes coverage of runs in VS Code's form. */
export interface CoverageAdapter {
  /** Begins with nothing, for one run of tests. */
  begin(run: vscode.TestRun): Promise<RunCoverage>;
  /** For the profile. */
  readonly loadDetailedCoverage: NonNullable<vscode.TestRunProfile["loadDetailedCoverage"]>;
  readonly loadDetailedCoverageForTest?: NonNullable<vscode.TestRunProfile["loadDetailedCoverageForTest"]>;
  /** Asks what is to be covered, from the profile's menu. */
  configure?(): void;
}

/** The coverage of one run of tests. */
export interface RunCoverage {
  /**
   * Takes what was executed for some leaves; runs may end side by side.
   * @param report of a traced run
   * @param items the leaves that it was run for, by the file names of their scripts; a case stands there by `null`
   */
  add(report: RunReport, items: ReadonlyMap<string | null, vscode.TestItem>): void;
  /** All has been run: tells VS Code of each file. Called once, before the run ends. */
  finish(): Promise<void>;
}
