import type { Place } from "../text/lineIndex.ts";

/** A part of a file: lines and UTF-16 columns, from 0; the end is behind the last letter. */
export interface PlaceRange {
  readonly start: Place;
  readonly end: Place;
}

/** How many of something there are, and how many of them were executed. */
export interface CoveredOf {
  readonly covered: number;
  readonly total: number;
}

/** What is known of one file without its places. */
export interface CoverageSummary {
  readonly statements: CoveredOf;
  readonly branches: CoveredOf;
  readonly functions: CoveredOf;
}

/** What runs executed of one file, place by place. Plain data. */
export interface CoverageDetails {
  /** In the order of the text. */
  readonly statements: readonly StatementCount[];
  readonly functions: readonly FunctionCount[];
}

/** A command, or the head of a `for` or a `case`. */
export interface StatementCount {
  readonly range: PlaceRange;
  /** How often it was executed. */
  readonly count: number;
  /** The ways that part behind it. */
  readonly branches: readonly BranchCount[];
}

export interface BranchCount {
  readonly range: PlaceRange;
  /** `then`, `implicit else`, `monitor)`, `&& right side`, … */
  readonly label: string;
  readonly count: number;
}

export interface FunctionCount {
  readonly name: string;
  readonly range: PlaceRange;
  /** How often it was called. */
  readonly count: number;
}
