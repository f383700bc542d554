import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CaseResult } from "../../cases/caseResult.ts";
import { type CoverageInclude, type CoveredDirectory, coverageScope } from "../../coverage/coverageScope.ts";
import { CoverageTable } from "../../coverage/coverageTable.ts";
import { coverageTableText } from "../../coverage/coverageText.ts";
import { lcovText } from "../../coverage/lcov.ts";
import { shownPath } from "../check/shownPath.ts";

/** Adds up what cases executed, as they end. */
export class TestCoverage {
  readonly #table = new CoverageTable();
  readonly #directories = new Map<string, CoveredDirectory>();
  readonly #kitDirectory: string;

  constructor(kitDirectory: string) {
    this.#kitDirectory = kitDirectory;
  }

  add({ testCase, runs }: CaseResult): void {
    for (const { report } of runs) {
      const { directory, convention, scripts } = report;
      this.#directories.set(directory, { directory, convention });
      for (const { fileName, trace } of scripts) {
        this.#table.add({ testId: testCase.id, script: join(directory, fileName.text), trace });
      }
    }
  }

  /**
   * Coverage in one of its two forms; files are named from the current folder.
   * @param include of event scripts alone, or also of what they read
   */
  async text(
    form: "lcov" | "text",
    include: CoverageInclude,
  ): Promise<{ readonly text: string; readonly remarks: readonly string[] }> {
    const scope = await coverageScope(this.#directories.values(), include, this.#kitDirectory);
    const coverage = await this.#table.coverage(scope);
    return form === "lcov"
      ? { text: lcovText(coverage, shownPath), remarks: coverage.remarks }
      : { text: coverageTableText(coverage, shownPath), remarks: [] };
  }
}

/** Writes the file of coverage. @returns why that failed, or `null`. */
export async function writeCoverage(file: string, text: string): Promise<string | null> {
  try {
    await writeFile(file, text);
    return null;
  } catch (error) {
    return `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
