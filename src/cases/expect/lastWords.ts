import { t } from "@vscode/l10n";
import type { ScriptReport } from "../../runner/report.ts";
import { printableLine } from "../../text/printable.ts";
import type { NodePaths } from "../nodePaths.ts";
import { shortened } from "./mismatch.ts";

/** Enough for the last line of any output that means to be read. */
const MOST_BYTES = 4096;

/** What a script that failed said last, as a sentence behind a blank; `""` where it said nothing. */
export function lastWords(script: ScriptReport | null, paths: NodePaths): string {
  if (script === null || script.status === "OK") {
    return "";
  }
  const { head, tail } = script.output;
  const end = (tail.length > 0 ? tail : head).subarray(-MOST_BYTES).toString();
  const line = end.split("\n").findLast((text) => text.trim() !== "");
  return line === undefined
    ? ""
    : ` ${t("Its output ends with “{0}”.", shortened(printableLine(paths.asOnNode(line.trim()))))}`;
}
