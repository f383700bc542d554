import { isCut } from "../boundedRecord.ts";
import { type Alignment, matchWords } from "../syntax/matchWords.ts";
import type { TraceRecord } from "../traceRecord.ts";
import { commandWords } from "./commandWords.ts";
import type { LoggedStatement } from "./sourceFile.ts";

/** Whether a statement may have printed this command; what its expansions became, or `null`. */
export function matchForm(
  { forms }: LoggedStatement,
  record: TraceRecord,
  words: readonly string[] | null = commandWords(record),
): readonly Alignment[] | null {
  for (const form of forms) {
    if ("prefix" in form) {
      if (record.command.startsWith(form.prefix)) {
        return [];
      }
    } else if (words !== null) {
      const aligned = matchWords(form.words, words);
      if (aligned !== null) {
        return aligned;
      }
    } else if (isCut(record) && beginsAlike(form.words, record.command)) {
      return [];
    }
  }
  return null;
}

function beginsAlike(words: Parameters<typeof matchWords>[0], command: string): boolean {
  const first = words[0]?.pieces[0];
  return first !== undefined && ("hole" in first || command.startsWith(first.text));
}
