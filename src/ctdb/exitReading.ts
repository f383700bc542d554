import type { Convention } from "./convention.ts";
import type { EndReading, FileNow, ScriptEnd } from "./endReading.ts";
import { errno64Reading } from "./errno64Reading.ts";
import { helperReading } from "./helperReading.ts";
import { shellReading } from "./shellReading.ts";

export {
  type EndReading,
  type FileNow,
  type ScriptEnd,
  type ScriptWord,
  statusOf,
  timeoutResult,
} from "./endReading.ts";

/**
 * Reads the end of a script as the convention's release does.
 * @param file matters in B1 and B2 only (`child_run_one`; `check_executable` of the event helper).
 */
export function readEnd(end: ScriptEnd, convention: Convention, file: FileNow = "executable"): EndReading {
  switch (convention.exit) {
    case "signed-byte":
    case "system-status":
      return shellReading(end, convention, file);
    case "helper":
      return helperReading(end, convention, file);
    case "errno-64":
      return errno64Reading(end, convention);
  }
}
