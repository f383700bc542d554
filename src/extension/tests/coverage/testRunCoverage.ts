import { join } from "node:path";
import { t } from "@vscode/l10n";
import type * as vscode from "vscode";
import {
  type CoverageInclude,
  type CoveredDirectory,
  coverageScope,
} from "../../../coverage/coverageScope.ts";
import { CoverageTable } from "../../../coverage/coverageTable.ts";
import type { CoveredSource } from "../../../coverage/coveredSource.ts";
import type { RunReport } from "../../../runner/report.ts";
import { OutputForwarder } from "../run/outputForwarder.ts";
import type { RunCoverage } from "../run/testCoverage.ts";
import { fileCoverage } from "./fileCoverage.ts";

/** Adds up what the tests of one run executed. */
export class TestRunCoverage implements RunCoverage {
  readonly #run: vscode.TestRun;
  readonly #kitDirectory: string;
  readonly #sources: WeakMap<vscode.FileCoverage, CoveredSource>;
  readonly #include: () => CoverageInclude;
  readonly #table = new CoverageTable();
  readonly #items = new Map<string, vscode.TestItem>();
  readonly #directories = new Map<string, CoveredDirectory>();

  constructor(
    run: vscode.TestRun,
    kitDirectory: string,
    sources: WeakMap<vscode.FileCoverage, CoveredSource>,
    include: () => CoverageInclude,
  ) {
    this.#run = run;
    this.#kitDirectory = kitDirectory;
    this.#sources = sources;
    this.#include = include;
  }

  add(
    { directory, convention, scripts }: RunReport,
    items: ReadonlyMap<string | null, vscode.TestItem>,
  ): void {
    this.#directories.set(directory, { directory, convention });
    for (const { fileName, trace } of scripts) {
      const item = items.get(fileName.text) ?? items.get(null);
      if (item !== undefined) {
        this.#items.set(item.id, item);
        this.#table.add({ testId: item.id, script: join(directory, fileName.text), trace });
      }
    }
  }

  async finish(): Promise<void> {
    const scope = await coverageScope(this.#directories.values(), this.#include(), this.#kitDirectory);
    const { files, remarks } = await this.#table.coverage(scope);
    for (const source of files) {
      const file = fileCoverage(source, (id) => this.#items.get(id));
      this.#sources.set(file, source);
      this.#run.addCoverage(file);
    }
    const forwarder = new OutputForwarder((text) => this.#run.appendOutput(text));
    for (const remark of remarks) {
      forwarder.writeText(`${t("Coverage: {0}", remark)}\n`);
    }
    forwarder.end();
  }
}
