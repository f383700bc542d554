import { t } from "@vscode/l10n";
import type { FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { chmodFixes } from "./entryFixes.ts";
import { firstLineRange } from "./entryRange.ts";

/** Before 7720ca0729b (4.6.9, 4.7.1) CTDB ran the copies of editors and package managers like any script. */
export const copyRuns: FileRule = {
  code: "copy-runs",
  title: "CTDB runs a copy that an editor or a package manager left",
  severity: "warning",
  *check(file, directory) {
    const { reason } = file.entry;
    if (reason.code === "copy-runs" && followsScanRules(directory)) {
      yield {
        range: firstLineRange(file),
        message: reason.sentence,
        fixes: chmodFixes(file, t("Take the right to execute it away (chmod a-x)"), 0, 0o111),
      };
    }
  },
};
