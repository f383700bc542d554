import type { TraceRecord } from "./traceRecord.ts";

/** One executed command while its end is still open. */
export interface Step {
  /** The how manieth record of the script, from 0. */
  readonly number: number;
  readonly record: TraceRecord;
  /** Milliseconds since 1970, with fractions; `null` while it runs. */
  end: number | null;
  /** How long its command substitutions took before it was logged, in milliseconds. */
  lead: number;
  /** The line of the table that its time belongs to. */
  readonly entry: TableEntry | null;
}

/** What is known of all executions at one line of bash's. */
export interface TableEntry {
  /** The first of them, for finding the statement. */
  readonly sample: TraceRecord;
  count: number;
  /** Without those of {@link lead}. */
  milliseconds: number;
  /** In command substitutions, whose commands have entries of their own. */
  lead: number;
}
