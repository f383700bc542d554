import { t } from "@vscode/l10n";
import { editFixes } from "../directory/entryFixes.ts";
import type { FileRule } from "../rule.ts";
import { harmOf, isStartedByCtdb } from "./applies.ts";

/** execv gives ENOEXEC for an empty file (`common/run_proc.c`, 4.6+). */
export const emptyScript: FileRule = {
  code: "empty-script",
  title: "The script is empty",
  severity: "warning",
  *check(file, directory) {
    if (file.startProblem?.code === "empty" && isStartedByCtdb(file, directory)) {
      const range = { start: 0, end: 0 };
      yield {
        range,
        message: file.startProblem.sentence,
        severity: harmOf(file, "warning"),
        fixes: editFixes(file, t("Begin it with #!/bin/sh"), range, "#!/bin/sh\n", false),
      };
    }
  },
};
