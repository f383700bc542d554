import { isCut } from "../boundedRecord.ts";
import { readQuotedWords } from "../quotedWords.ts";
import type { TraceRecord } from "../traceRecord.ts";

/**
 * The words of a command as it was executed.
 * @returns `null` where they cannot be told: `[[ … ]]`, arrays, heads of `for` and `case`, commands that are cut off.
 */
export function commandWords(record: TraceRecord): readonly string[] | null {
  return isCut(record) ? null : readQuotedWords(record.command);
}
