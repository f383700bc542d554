import { isUtf8 } from "../../scripts/fileNames.ts";
import { scanNumber } from "../../scripts/nameRule.ts";
import type { ScriptFile } from "../../scripts/scriptFile.ts";
import type { EntryIndex } from "./entryIndex.ts";

const LAST = 99;

/** Which of two scripts gets which name, so that they no longer share a number. */
export interface Renumbering {
  readonly file: ScriptFile;
  readonly newName: string;
}

/**
 * A number of its own for the last script of a number or, where the next one is in use, for the first: the neighbouring
 * number, if it is free, so that the order of all scripts stays.
 * @param group the scripts that share the number, in run order
 */
export function renumber(group: readonly ScriptFile[], index: EntryIndex): Renumbering | null {
  const last = group.at(-1);
  return withNumber(last, 1, index) ?? (group.length === 2 ? withNumber(group[0], -1, index) : null);
}

function withNumber(file: ScriptFile | undefined, step: number, index: EntryIndex): Renumbering | null {
  const name = file?.fileName;
  if (file === undefined || name === undefined || !isUtf8(name.bytes) || !/^\d\d\./.test(name.text)) {
    return null;
  }
  const number = (scanNumber(name.bytes) ?? -2) + step;
  const newName = `${String(number).padStart(2, "0")}${name.text.slice(2)}`;
  const isFree = !index.byNumber.has(number) && !index.taken.has(newName);
  return number >= 0 && number <= LAST && isFree ? { file, newName } : null;
}
