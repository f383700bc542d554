import { t } from "@vscode/l10n";
import { sentences } from "../../text/sentences.ts";
import { isReachable } from "../directory/entryFixes.ts";
import { firstLineRange } from "../directory/entryRange.ts";
import type { FileRule } from "../rule.ts";
import { harmOf, isStartedByCtdb } from "./applies.ts";

/** The kernel looks for `#!` in the first two bytes (`fs/binfmt_script.c`), where the mark stands instead. */
export const byteOrderMark: FileRule = {
  code: "byte-order-mark",
  title: "A byte-order mark hides the first line",
  severity: "error",
  isSafeToFixAll: true,
  *check(file, directory) {
    const { startProblem, source } = file;
    if (startProblem?.code !== "byte-order-mark" || !isStartedByCtdb(file, directory)) {
      return;
    }
    // Only UTF-8 is mended by taking the mark away.
    const isMark = source?.hasByteOrderMark === true;
    yield {
      range: firstLineRange(file),
      message: isMark
        ? startProblem.sentence
        : sentences(startProblem.sentence, t("It is UTF-16: save it as UTF-8.")),
      severity: harmOf(file, directory.convention.launch === "shell" ? "warning" : "error"),
      fixes:
        isMark && isReachable(file)
          ? [
              {
                title: t("Remove the byte-order mark"),
                isPreferred: true,
                steps: [{ kind: "strip-byte-order-mark", file: file.path }],
              },
            ]
          : [],
    };
  },
};
