import type { CoveredFile } from "../runner/trace/coverage/tracedCoverage.ts";

/** Counts of one file as they are kept: number and count in turn. */
export type SparseCounts = Pick<CoveredFile, "statements" | "branches" | "functions">;

/** Counts of one file that grow, by the numbers of what is counted. */
export class SummedCounts {
  readonly statements: number[] = [];
  readonly branches: number[] = [];
  readonly functions: number[] = [];

  add(counts: SparseCounts): void {
    addTo(this.statements, counts.statements);
    addTo(this.branches, counts.branches);
    addTo(this.functions, counts.functions);
  }

  /** As they are kept, once nothing more is added. */
  toSparse(): SparseCounts {
    return {
      statements: sparse(this.statements),
      branches: sparse(this.branches),
      functions: sparse(this.functions),
    };
  }
}

function addTo(sums: number[], pairs: readonly number[]): void {
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const number = pairs[at] ?? 0;
    while (sums.length <= number) {
      sums.push(0);
    }
    sums[number] = (sums[number] ?? 0) + (pairs[at + 1] ?? 0);
  }
}

function sparse(sums: readonly number[]): readonly number[] {
  return sums.flatMap((count, number) => (count > 0 ? [number, count] : []));
}
