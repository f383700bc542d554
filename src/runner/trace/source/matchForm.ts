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
      const aligned = mayBegin(form.words, words) ? matchWords(form.words, words) : null;
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

/** Rules most statements out before anything is compared. */
function mayBegin([word]: Parameters<typeof matchWords>[0], [first = ""]: readonly string[]): boolean {
  const piece = word?.pieces[0];
  return piece === undefined || "hole" in piece || word?.isMany === true || first.startsWith(piece.text);
}
