import type { Convention } from "../ctdb/convention.ts";
import { readEntry, typeNow } from "./directoryEntry.ts";
import type { ScriptFile } from "./scriptFile.ts";
import { findStartProblem, InterpreterLookup } from "./startProblem.ts";
import { judgeEntry } from "./stateReason.ts";

/**
 * Looks at a file that CTDB could not start, as it is now.
 * @returns what is wrong with it and how to mend it, or `null` where the file tells nothing.
 */
export async function whyNotStarted(
  directory: string,
  file: ScriptFile,
  convention: Convention,
): Promise<string | null> {
  const name = file.fileName.bytes;
  const entry = await readEntry(directory, name, await typeNow(directory, name));
  const { state, reason } = judgeEntry(entry, convention);
  if (state !== "enabled") {
    return reason.sentence;
  }
  return (await findStartProblem(entry, convention, new InterpreterLookup()))?.sentence ?? null;
}
