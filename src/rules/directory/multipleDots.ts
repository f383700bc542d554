import { t } from "@vscode/l10n";
import { releaseWords } from "../../ctdb/releaseWords.ts";
import type { FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { firstLineRange } from "./entryRange.ts";
import { isMeantToRun } from "./meantToRun.ts";
import { nameRemark } from "./nameRemark.ts";

/**
 * 7720ca0729b made 4.6.9, 4.7.1 and 4.8 ignore names with a second dot and put that into the README. Since 4.9
 * (`common/event_script.c`) such names run, while the README still says the opposite.
 */
export const multipleDots: FileRule = {
  code: "multiple-dots",
  title: "The name has more dots than the one behind the number",
  severity: "warning",
  *check(file, directory) {
    const { entry } = file;
    if (!followsScanRules(directory)) {
      return;
    }
    if (entry.reason.code === "second-dot" && isMeantToRun(file)) {
      yield nameRemark(file, directory, { isPreferred: true });
    }
    const { convention } = directory;
    const contradictsReadme = convention.names.suffix !== "" && entry.name.text.indexOf(".", 3) !== -1;
    if (contradictsReadme && entry.state === "enabled") {
      yield {
        range: firstLineRange(file),
        severity: "hint",
        message: t(
          "CTDB {0} runs this script, although its README says that names with several dots are ignored, as they were in 4.6.9 to 4.8.",
          releaseWords(convention.releases),
        ),
      };
    }
  },
};
