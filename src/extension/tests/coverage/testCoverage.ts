import type * as vscode from "vscode";
import type { CoveredSource } from "../../../coverage/coveredSource.ts";
import type { CoverageAdapter } from "../run/testCoverage.ts";
import { configureCoverage, includedFiles } from "./coverageSetting.ts";
import { coverageDetails } from "./fileCoverage.ts";

/** Coverage of event scripts in VS Code. @param kitDirectory where our own helper functions are */
export function testCoverage(kitDirectory: string): CoverageAdapter {
  // VS Code gives back what it was told, and lets go of it when its run is forgotten.
  const sources = new WeakMap<vscode.FileCoverage, CoveredSource>();
  return {
    begin: async (run) => {
      const { TestRunCoverage } = await import("./testRunCoverage.ts");
      return new TestRunCoverage(run, kitDirectory, sources, includedFiles);
    },
    loadDetailedCoverage: async (_run, file) => detailsOf(sources.get(file), null),
    loadDetailedCoverageForTest: async (_run, file, test) => detailsOf(sources.get(file), test.id),
    configure: () => void configureCoverage(),
  };
}

function detailsOf(source: CoveredSource | undefined, test: string | null): vscode.FileCoverageDetail[] {
  return source === undefined ? [] : coverageDetails(source.details(test));
}
