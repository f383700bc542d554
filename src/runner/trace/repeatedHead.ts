import type { TraceRecord } from "./traceRecord.ts";

const HEAD = /^(?:for|case|select) /;

/**
 * Knows records that come again: bash (5.2, `print_cmd.c`) does not flush its trace after the head of `for`, `case` and
 * `select`, so that each process forked then writes the head once more, in the name of its parent.
 */
export function isRepeatedHead(record: TraceRecord, last: TraceRecord | undefined): boolean {
  return (
    last !== undefined && record.time <= last.time && HEAD.test(record.command) && !isNewer(record, last)
  );
}

/** Two heads in one microsecond are two if they differ. */
function isNewer(record: TraceRecord, last: TraceRecord): boolean {
  return record.time === last.time && (record.line !== last.line || record.command !== last.command);
}
