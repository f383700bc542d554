import type { TraceRecord } from "./traceRecord.ts";

/** Letters of a command that are kept; longer ones are data. */
export const MOST_COMMAND_LETTERS = 2000;

/** The record with a command that is not too long to be kept by the thousand. */
export function boundedRecord(record: TraceRecord): TraceRecord {
  return record.command.length <= MOST_COMMAND_LETTERS
    ? record
    : { ...record, command: copyOf(record.command.slice(0, MOST_COMMAND_LETTERS)) };
}

/** Whether letters are missing at its end. */
export function isCut({ command }: TraceRecord): boolean {
  return command.length >= MOST_COMMAND_LETTERS;
}

/** V8 keeps the whole text in memory as long as a slice of it is used. */
function copyOf(slice: string): string {
  return Buffer.from(slice).toString();
}
