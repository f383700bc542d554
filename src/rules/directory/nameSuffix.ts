import type { FileRule } from "../rule.ts";
import { followsScanRules } from "./directoryRole.ts";
import { isMeantToRun } from "./meantToRun.ts";
import { nameRemark } from "./nameRemark.ts";

/** b23f3f99603 (4.9): `common/event_script.c` lists `[0-9][0-9].*.script` only. */
export const nameSuffix: FileRule = {
  code: "name-suffix",
  title: "The name does not end with .script",
  severity: "warning",
  *check(file, directory) {
    if (file.entry.reason.code === "suffix" && followsScanRules(directory) && isMeantToRun(file)) {
      yield nameRemark(file, directory, { isPreferred: true });
    }
  },
};
