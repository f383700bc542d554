import type { FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { hasScriptName, isMeantToRun } from "./meantToRun.ts";
import { nameRemark } from "./nameRemark.ts";

/** `script_filter` of `server/eventscript.c` (to 4.5), `ctdb_eventd.c` (4.6-4.8), `common/event_script.c` (4.9+). */
export const namePrefix: FileRule = {
  code: "name-prefix",
  title: "The name does not begin with two digits and a dot",
  severity: "warning",
  *check(file, directory) {
    if (file.entry.reason.code === "prefix" && followsScanRules(directory) && isMeantToRun(file)) {
      yield nameRemark(file, directory, {
        // Which number a script without one ought to have, only its author knows.
        isPreferred: /^\d/.test(file.entry.fileName.text),
        severity: hasScriptName(file) ? "warning" : "information",
      });
    }
  },
};
