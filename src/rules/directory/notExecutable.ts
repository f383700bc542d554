import { t } from "@vscode/l10n";
import type { FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { chmodFixes } from "./entryFixes.ts";
import { isRegular } from "./entryMode.ts";
import { firstLineRange } from "./entryRange.ts";
import { hasInterpreterLine, isSetAside } from "./meantToRun.ts";
import { hasNoModes } from "./noModes.ts";

/** CTDB asks for the owner's bit of what stat() finds (`common/event_script.c`; b582e13cae1 in 2007). */
export const notExecutable: FileRule = {
  code: "not-executable",
  title: "The owner may not execute the script",
  severity: "warning",
  *check(file, directory) {
    const { entry, startProblem } = file;
    const { convention } = directory;
    if (entry.reason.code !== "not-executable" || !isRegular(entry) || !followsScanRules(directory)) {
      return;
    }
    // A link says that somebody enabled the script: that is disabled-link-target's.
    const isToolsLink = entry.type === "link" && convention.enable === "link-or-chmod";
    // Without a suffix CTDB lists data as well, and an empty file has a finding of its own.
    const isScript = convention.names.suffix !== "" || hasInterpreterLine(file);
    if (isToolsLink || !isScript || isSetAside(file) || startProblem?.code === "empty") {
      return;
    }
    if (hasNoModes(directory)) {
      return;
    }
    yield {
      range: firstLineRange(file),
      message: entry.reason.sentence,
      fixes: chmodFixes(file, t("Make it executable (chmod u+x)"), 0o100, 0),
    };
  },
};
