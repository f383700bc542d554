import { join } from "node:path";
import { t } from "@vscode/l10n";
import { releaseWords } from "../../ctdb/releaseWords.ts";
import { printable } from "../../scripts/fileNames.ts";
import { scanNumber } from "../../scripts/nameRule.ts";
import { refusalSentence } from "../../scripts/scanDirectory.ts";
import type { ScriptFile } from "../../scripts/scriptFile.ts";
import type { Remark } from "../finding.ts";
import type { DirectoryFacts, FileFacts, FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { renameFixes, renameOther } from "./entryFixes.ts";
import { entryIndex } from "./entryIndex.ts";
import { firstLineRange } from "./entryRange.ts";
import { renumber } from "./freeNumber.ts";
import { isStockScript } from "./stockScripts.ts";

/** 5808a7be964 (1.0.62) allowed one number twice, eee450fec2f (4.2) made the order that of the names. */
export const nameDuplicatePrefix: FileRule = {
  code: "name-duplicate-prefix",
  title: "Two scripts have the same number",
  severity: "error",
  *check(file, directory) {
    const group = sameNumber(file.entry, directory);
    const at = group.indexOf(file.entry);
    const before = group[at - 1];
    // CTDB ships such pairs itself: 11.natgw and 11.routing.
    if (before === undefined || !followsScanRules(directory) || isKnownPair(group, directory)) {
      return;
    }
    yield {
      range: firstLineRange(file),
      ...judge(before, file.entry, directory),
      fixes: at === group.length - 1 ? fixes(file, group, directory) : [],
      related: [
        {
          file: join(directory.path, before.fileName.text),
          range: { start: 0, end: 0 },
          message: t("This script has the same number."),
        },
      ],
    };
  },
};

/** What takes part: all that a release lists where it refuses, else only what it runs. */
function sameNumber(entry: ScriptFile, { scan, convention }: DirectoryFacts): readonly ScriptFile[] {
  const number = entry.position === null ? null : scanNumber(entry.fileName.bytes);
  if (number === null) {
    return [];
  }
  const { byNumber, enabledByNumber } = entryIndex(scan);
  return (convention.duplicates === "event-refused" ? byNumber : enabledByNumber).get(number) ?? [];
}

function isKnownPair(group: readonly ScriptFile[], { convention }: DirectoryFacts): boolean {
  return convention.duplicates !== "event-refused" && group.every(({ name }) => isStockScript(name.text));
}

function judge(
  before: ScriptFile,
  entry: ScriptFile,
  { convention }: DirectoryFacts,
): Pick<Remark, "message" | "severity"> {
  const [first = "", second = ""] = [before, entry].map(({ fileName }) => `\`${printable(fileName.text)}\``);
  switch (convention.duplicates) {
    case "event-refused":
      return { message: refusalSentence(before.fileName.bytes, entry.fileName.bytes, convention) };
    case "readdir-order":
      return {
        severity: "warning",
        message: t(
          "{0} has the number of {1}, and CTDB {2} runs them in the order in which the file system lists them: here that one first, on another node perhaps this one. Give one of them another number.",
          second,
          first,
          releaseWords(convention.releases),
        ),
      };
    case "byte-order":
      return {
        severity: "hint",
        message: t(
          "{0} has the number of {1} and runs after it: the bytes of their names decide.",
          second,
          first,
        ),
      };
  }
}

function fixes(file: FileFacts, group: readonly ScriptFile[], directory: DirectoryFacts) {
  const change = renumber(group, entryIndex(directory.scan));
  if (change === null) {
    return [];
  }
  return change.file === file.entry
    ? renameFixes(file, directory, change.newName, false)
    : [renameOther(file, change.file.fileName.text, change.newName)];
}
