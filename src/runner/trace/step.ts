import type { TraceRecord } from "./traceRecord.ts";

/** One executed command while its end is still open. */
export interface Step {
  /** The how manieth record of the script, from 0. */
  readonly number: number;
  readonly record: TraceRecord;
  /** Milliseconds since 1970, with fractions; `null` while it runs. */
  end: number | null;
  /** The line of the table that its time belongs to. */
  readonly entry: TableEntry | null;
}

/** What is known of all executions at one line of bash's. */
export interface TableEntry {
  /** The first of them, for finding the statement. */
  readonly sample: TraceRecord;
  count: number;
  milliseconds: number;
}
