import { t } from "@vscode/l10n";
import { coverableFile, hashOf } from "../runner/trace/coverage/coverableFile.ts";
import type { CoveredFile } from "../runner/trace/coverage/tracedCoverage.ts";
import type { ScriptTrace } from "../runner/trace/scriptTrace.ts";
import { shelvedFile } from "../runner/trace/source/sourceShelf.ts";
import { readSource } from "../scripts/sourceText.ts";
import { readFirstLine } from "../shell/interpreter.ts";
import { loadShellParser } from "../shell/shellParser.ts";
import { CoveredSource } from "./coveredSource.ts";
import { type SparseCounts, SummedCounts } from "./sparseCounts.ts";

/** One script's run within a test. */
export interface CoveredRun {
  /** What it is counted for; the same for all runs of one test. */
  readonly testId: string;
  /** Absolute path of the event script. */
  readonly script: string;
  /** `null` where nothing was started. */
  readonly trace: Pick<ScriptTrace, "obstacle" | "coverage"> | null;
}

/** What all runs together executed. */
export interface Coverage {
  /** By path. */
  readonly files: readonly CoveredSource[];
  /** What is not in it, and why: sentences. */
  readonly remarks: readonly string[];
}

export interface CoverageOptions {
  /** Absolute paths of scripts that are there to be executed: those that were not show up with nothing covered. */
  readonly scripts: readonly string[];
  /** Whether a file that was executed counts. */
  readonly includes: (path: string) => boolean;
}

/** A version of a file, with what runs executed of it. */
interface Version {
  readonly all: SummedCounts;
  readonly tests: Map<string, SparseCounts>;
}

/** Adds up what runs executed, file by file and test by test. What it holds grows with what tests executed, not with how often. */
export class CoverageTable {
  /** By path, then by {@link CoveredFile.hash}. */
  readonly #files = new Map<string, Map<string, Version>>();
  readonly #scripts = new Set<string>();
  /** By script: why it was not traced. */
  readonly #obstacles = new Map<string, string>();

  /** Takes one script's run; one that was not asked for coverage counts nothing. */
  add({ testId, script, trace }: CoveredRun): void {
    this.#scripts.add(script);
    if (trace?.obstacle != null) {
      this.#obstacles.set(script, trace.obstacle);
    }
    for (const file of trace?.coverage?.files ?? []) {
      this.#addFile(testId, file);
    }
  }

  /** What is known now: files as they are on disk. */
  async coverage({ scripts, includes }: CoverageOptions): Promise<Coverage> {
    const paths = new Set([...scripts, ...[...this.#files.keys()].filter(includes)]);
    const files: CoveredSource[] = [];
    const remarks = [...this.#obstacles].map(
      ([script, obstacle]) => `${t("{0} was not traced.", script)} ${obstacle}`,
    );
    for (const path of [...paths].sort()) {
      const found = await this.#coverageOf(path);
      if (typeof found === "string") {
        remarks.push(found);
      } else if (found !== null) {
        files.push(found);
      }
    }
    return { files, remarks };
  }

  #addFile(testId: string, file: CoveredFile): void {
    const versions = this.#files.get(file.path) ?? new Map<string, Version>();
    this.#files.set(file.path, versions);
    const version = versions.get(file.hash) ?? { all: new SummedCounts(), tests: new Map() };
    versions.set(file.hash, version);
    version.all.add(file);
    if (file.statements.length > 0) {
      version.tests.set(testId, joined(version.tests.get(testId), file));
    }
  }

  /** @returns a sentence where the file cannot be counted; `null` where it is none that counts. */
  async #coverageOf(path: string): Promise<CoveredSource | string | null> {
    const versions = this.#files.get(path);
    try {
      const { text, isBinary } = await readSource(path);
      if (isBinary || (versions === undefined && !isShell(text))) {
        return null;
      }
      const version = versions?.get(hashOf(text));
      if (version === undefined && versions !== undefined) {
        return t(
          "{0} was changed after it had been executed. Its coverage is left out; run the tests again.",
          path,
        );
      }
      const file = shelvedFile(path, text, await loadShellParser());
      return new CoveredSource(
        path,
        coverableFile(file),
        file.shell.lines,
        version ?? { all: new SummedCounts(), tests: new Map() },
      );
    } catch (error) {
      const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (isGone && !this.#scripts.has(path)) {
        return null; // made by a script on its virtual node, and read by another
      }
      return t(
        "{0} cannot be read, so that its coverage is left out: {1}",
        path,
        error instanceof Error ? error.message : String(error),
      );
    }
  }
}

/** What runs executed. */
export async function coverageOf(runs: Iterable<CoveredRun>, options: CoverageOptions): Promise<Coverage> {
  const table = new CoverageTable();
  for (const run of runs) {
    table.add(run);
  }
  return table.coverage(options);
}

function joined(
  before: SparseCounts | undefined,
  { statements, branches, functions }: SparseCounts,
): SparseCounts {
  if (before === undefined) {
    return { statements, branches, functions };
  }
  const sum = new SummedCounts();
  sum.add(before);
  sum.add({ statements, branches, functions });
  return sum.toSparse();
}

/** Whether it is written for a shell that can be traced. */
function isShell(text: string): boolean {
  const dialect = readFirstLine(text)?.dialect;
  return dialect === "sh" || dialect === "bash";
}
