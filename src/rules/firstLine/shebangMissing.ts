import { t } from "@vscode/l10n";
import { editFixes } from "../directory/entryFixes.ts";
import { firstLineRange } from "../directory/entryRange.ts";
import type { Fix } from "../finding.ts";
import type { FileFacts, FileRule } from "../rule.ts";
import { harmOf, isStartedByCtdb } from "./applies.ts";
import { guessInterpreter } from "./guessInterpreter.ts";

const START = { start: 0, end: 0 };
/** `#/bin/sh`, `# !/bin/sh`, `!#/bin/sh`: the interpreter of a first line with a slip in its first bytes. */
const MISTYPED = /^\s*(?:#(?:\s*!)?|!#)\s*(\/\S*\/(?:sh|bash|dash|python3|perl)(?: -\w+)?)\s*$/;

/** execv gives ENOEXEC for a text without `#!`, and since 4.2 no shell tries it afterwards (`common/run_proc.c`). */
export const shebangMissing: FileRule = {
  code: "shebang-missing",
  title: "The first line does not name an interpreter",
  severity: "error",
  isSafeToFixAll: true,
  *check(file, directory) {
    if (file.startProblem?.code === "no-first-line" && isStartedByCtdb(file, directory)) {
      yield {
        range: firstLineRange(file),
        message: file.startProblem.sentence,
        severity: harmOf(file, "error"),
        fixes: fixes(file),
      };
    }
  },
};

function fixes(file: FileFacts): readonly Fix[] {
  const { source } = file;
  if (source === null || source.isBinary) {
    return [];
  }
  const { text } = source;
  const late = /^\s+(?=#![ \t]*[^\s#])/.exec(text)?.[0].length;
  if (late !== undefined) {
    return editFixes(
      file,
      t("Move the first line to the beginning of the file"),
      { start: 0, end: late },
      "",
      true,
    );
  }
  const range = firstLineRange(file);
  const line = text.slice(range.start, range.end);
  const mistyped = MISTYPED.exec(line)?.[1];
  const interpreter = mistyped ?? guessInterpreter(text);
  return mistyped !== undefined || /^#!\s*$/.test(line)
    ? editFixes(file, t("Replace the first line by #!{0}", interpreter), range, `#!${interpreter}`, true)
    : editFixes(file, t("Insert #!{0} as first line", interpreter), START, `#!${interpreter}\n`, true);
}
