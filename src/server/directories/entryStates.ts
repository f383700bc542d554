import type { DirectoryDescription, DirectoryState, EntryState } from "../../protocol/serverMessages.ts";
import { readEntry } from "../../scripts/directoryEntry.ts";
import { layoutMismatch, withMismatch } from "../../scripts/layoutMismatch.ts";
import { mapBounded } from "../../scripts/mapBounded.ts";
import { startProblemOf } from "../../scripts/scanDirectory.ts";
import { listedFiles, type ScriptDirectory } from "../../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../scripts/scriptFile.ts";
import { findStartProblem, InterpreterLookup } from "../../scripts/startProblem.ts";
import type { DirectoryCheck } from "./directoryCheck.ts";

/** How many files are opened at once to read their first bytes. */
const PARALLEL = 16;
/** In larger directories files are not opened; the findings tell of start problems there. */
const MOST_OPENED = 1000;

/** What CTDB makes of an entry. @param startProblem what keeps CTDB from starting it */
export function entryState(file: ScriptFile, startProblem: string | null): EntryState {
  const { fileName, state, position, reason } = file;
  return {
    name: fileName.text,
    state,
    position,
    sentence: reason.sentence,
    startProblem,
    isOther: ["documentation", "options-file", "test-file"].includes(reason.code),
  };
}

/** What CTDB makes of a directory, with what keeps each script from being started. */
export async function directoryState(check: DirectoryCheck): Promise<DirectoryState> {
  const { path } = check;
  const scan = await scanOf(check);
  const files = scan.files.filter(({ type }) => type !== "directory");
  const interpreters = new InterpreterLookup();
  const isOpened = listedFiles(scan).length <= MOST_OPENED;
  const entries = await mapBounded(files, PARALLEL, async (file) =>
    entryState(file, isOpened ? await startSentence(file, check, interpreters) : null),
  );
  return { directory: path, entries, refusal: scan.refusal };
}

/** What the language status tells of one file. */
export async function stateOfFile(
  check: DirectoryCheck,
  name: string | null,
): Promise<Pick<DirectoryDescription, "entry" | "count">> {
  const scan = await scanOf(check);
  const file = scan.files.find(({ fileName, type }) => fileName.text === name && type !== "directory");
  const count = listedFiles(scan).length;
  return file === undefined
    ? { entry: null, count }
    : { entry: entryState(file, await startSentence(file, check, new InterpreterLookup())), count };
}

/** A release that does not look into the directory lists nothing, whatever the names are. */
async function scanOf({ path, scan, convention }: DirectoryCheck): Promise<ScriptDirectory> {
  return withMismatch(scan, await layoutMismatch(path, convention));
}

async function startSentence(
  file: ScriptFile,
  { path, convention }: DirectoryCheck,
  interpreters: InterpreterLookup,
): Promise<string | null> {
  if (file.position === null || file.state === "dangling") {
    return null;
  }
  const now = await readEntry(path, file.fileName.bytes, file.type);
  const problem = await findStartProblem(now, convention, interpreters);
  return startProblemOf(problem, file.state)?.sentence ?? null;
}
