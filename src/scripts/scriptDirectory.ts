import type { Convention } from "../ctdb/convention.ts";
import type { ScriptFile, StateReason } from "./scriptFile.ts";

/** An event directory as CTDB sees it at one moment. */
export interface ScriptDirectory {
  /** As it was given to the scan. */
  readonly path: string;
  readonly convention: Convention;
  /** Every entry of the folder: first what CTDB lists, in run order, then the rest in byte order. */
  readonly files: readonly ScriptFile[];
  /** Why CTDB refuses to run any event here, or `null` (A1: two scripts with one number). */
  readonly refusal: string | null;
}

/** Reasons that files have which nobody takes for an event script. */
const EXPECTED: readonly StateReason["code"][] = [
  "documentation",
  "options-file",
  "test-file",
  "dotfile",
  "directory",
  "backup",
];

/** What CTDB does not list although its author may think so; README files, backups and the like are left out. */
export function silentFiles(directory: ScriptDirectory): readonly ScriptFile[] {
  return directory.files.filter(
    ({ position, reason }) => position === null && !EXPECTED.includes(reason.code),
  );
}

/** What CTDB lists, in run order. */
export function listedFiles(directory: ScriptDirectory): readonly ScriptFile[] {
  return directory.files.filter((file) => file.position !== null);
}
