import type { CoverableFile } from "../runner/trace/coverage/coverableFile.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { TextRange } from "../text/textRange.ts";
import type { BranchCount, CoverageDetails, CoverageSummary, CoveredOf, PlaceRange } from "./coverage.ts";
import { type SparseCounts, SummedCounts } from "./sparseCounts.ts";

/** One file with what runs executed of it, of all tests and of each. */
export class CoveredSource {
  /** Absolute path on this machine. */
  readonly path: string;
  readonly #coverable: CoverableFile;
  readonly #lines: LineIndex;
  readonly #all: SummedCounts;
  readonly #tests: ReadonlyMap<string, SparseCounts>;

  constructor(
    path: string,
    coverable: CoverableFile,
    lines: LineIndex,
    counts: { readonly all: SummedCounts; readonly tests: ReadonlyMap<string, SparseCounts> },
  ) {
    this.path = path;
    this.#coverable = coverable;
    this.#lines = lines;
    this.#all = counts.all;
    this.#tests = counts.tests;
  }

  /** The tests that executed something of it. */
  get tests(): readonly string[] {
    return [...this.#tests.keys()];
  }

  summary(): CoverageSummary {
    const { statements, branches, functions } = this.#coverable;
    return {
      statements: coveredOf(this.#all.statements, statements.length),
      branches: coveredOf(this.#all.branches, branches.length),
      functions: coveredOf(this.#all.functions, functions.length),
    };
  }

  /** @param test only what that one executed */
  details(test: string | null = null): CoverageDetails {
    const counts = test === null ? this.#all : this.#countsOf(test);
    const { statements, branches, functions } = this.#coverable;
    const found = statements.map(({ range }, number) => ({
      range: this.#places(range),
      count: counts.statements[number] ?? 0,
      branches: [] as BranchCount[],
    }));
    for (const [number, { label, range, statement }] of branches.entries()) {
      const count = counts.branches[number] ?? 0;
      found[statement]?.branches.push({ range: this.#places(range), label, count });
    }
    return {
      statements: found,
      functions: functions.map(({ name, range }, number) => ({
        name,
        range: this.#places(range),
        count: counts.functions[number] ?? 0,
      })),
    };
  }

  #countsOf(test: string): SummedCounts {
    const counts = new SummedCounts();
    const own = this.#tests.get(test);
    if (own !== undefined) {
      counts.add(own);
    }
    return counts;
  }

  #places({ start, end }: TextRange): PlaceRange {
    return { start: this.#lines.placeAt(start), end: this.#lines.placeAt(end) };
  }
}

function coveredOf(counts: readonly number[], total: number): CoveredOf {
  return { covered: counts.filter((count) => count > 0).length, total };
}
