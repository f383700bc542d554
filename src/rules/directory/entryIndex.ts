import { scanNumber } from "../../scripts/nameRule.ts";
import { listedFiles, type ScriptDirectory } from "../../scripts/scriptDirectory.ts";
import type { ScriptFile } from "../../scripts/scriptFile.ts";

/** The entries of one scan by what rules look them up by. */
export interface EntryIndex {
  /** Every name in the folder, whatever it is. */
  readonly taken: ReadonlySet<string>;
  /** What CTDB lists, by number, in run order. */
  readonly byNumber: ReadonlyMap<number, readonly ScriptFile[]>;
  /** What CTDB runs, by number, in run order. */
  readonly enabledByNumber: ReadonlyMap<number, readonly ScriptFile[]>;
  /** What CTDB lists, by the name that it shows. */
  readonly byShownName: ReadonlyMap<string, ScriptFile>;
  /** Whether everybody may do everything with every entry, as far as modes are known. */
  readonly isAllOpen: boolean;
}

const EVERYTHING = 0o777;

const known = new WeakMap<ScriptDirectory, EntryIndex>();

/** Indexes a scan once, so that a rule looks at each of 10,000 scripts without looking at all of them. */
export function entryIndex(scan: ScriptDirectory): EntryIndex {
  let index = known.get(scan);
  if (index === undefined) {
    index = buildIndex(scan);
    known.set(scan, index);
  }
  return index;
}

function buildIndex(scan: ScriptDirectory): EntryIndex {
  const listed = listedFiles(scan);
  return {
    taken: new Set(scan.files.map(({ fileName }) => fileName.text)),
    byNumber: groupByNumber(listed),
    enabledByNumber: groupByNumber(listed.filter(({ state }) => state === "enabled")),
    byShownName: new Map(listed.map((file) => [file.name.text, file])),
    isAllOpen: scan.files.every(({ mode }) => mode === null || (mode & EVERYTHING) === EVERYTHING),
  };
}

function groupByNumber(files: readonly ScriptFile[]): Map<number, ScriptFile[]> {
  const groups = new Map<number, ScriptFile[]>();
  for (const file of files) {
    const number = scanNumber(file.fileName.bytes);
    if (number !== null) {
      const group = groups.get(number) ?? [];
      group.push(file);
      groups.set(number, group);
    }
  }
  return groups;
}
