/** What one script's run executed, in every file of it that could be read. Plain data. */
export interface TracedCoverage {
  readonly files: readonly CoveredFile[];
}

/**
 * Counts of one file. The numbers of what is counted follow from the file's text alone (`coverableFile`), so that counts of several
 * runs may be added as long as the text is the same.
 */
export interface CoveredFile {
  /** Absolute path on this machine. */
  readonly path: string;
  /** `hashOf` its text when it was executed. */
  readonly hash: string;
  /** Number and count in turn, of what was executed at all. */
  readonly statements: readonly number[];
  readonly branches: readonly number[];
  readonly functions: readonly number[];
}
