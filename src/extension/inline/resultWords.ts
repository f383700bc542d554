import { stripVTControlCharacters } from "node:util";
import { t } from "@vscode/l10n";
import { strerror } from "../../ctdb/errno.ts";
import type { CapturedOutput } from "../../runner/output.ts";
import type { ScriptReport } from "../../runner/report.ts";
import { cut } from "../../text/cut.ts";
import { printableLine } from "../printable.ts";

/** How much of the end of an output is searched for a line that tells something. */
const SEARCHED_BYTES = 16 * 1024;
/** How shells begin a message: `/etc/ctdb/functions: line 4: `, in dash without `line`. */
const SHELL_PLACE = /^\/(?:[^:]*\/)?([^/:]+: (?:line )?\d+: )/;

/** What CTDB says of a script, with the number: `ERROR 1`, `CANNOT RUN (Out of streams resources)`. */
export function statusWords({ status, result, end }: ScriptReport): string {
  switch (status) {
    case "ERROR":
      return `ERROR ${result}`;
    case "CANNOT RUN":
      return `CANNOT RUN (${strerror(-result)})`;
    case "DISABLED":
      return end?.kind === "exit" ? t("DISABLED by exit status {0}", end.status) : status;
    default:
      return status;
  }
}

/** How long a script ran, with as many places as CTDB gives: `0.057 s`; `null` where it did not begin or end. */
export function durationWords({ begin, finish }: Pick<ScriptReport, "begin" | "finish">): string | null {
  return begin === null || finish === null ? null : `${(Math.max(0, finish - begin) / 1000).toFixed(3)} s`;
}

/** How scripts and helper functions begin the sentence that says what is wrong; advice may follow it. */
const COMPLAINT = /^(?:error|fatal|critical)\b/i;

/**
 * The line of an output that tells most: the last one that begins with `ERROR` or the like, else the last one that
 * is not empty, as one line of plain text. Where it is a message of a shell, the folder of its file is left out.
 * @param width how many characters it may have; a longer one ends in `…`
 */
export function tellingLine(output: CapturedOutput, width: number): string {
  const end = output.omittedBytes > 0 ? output.tail : Buffer.concat([output.head, output.tail]);
  const text = stripVTControlCharacters(end.subarray(-SEARCHED_BYTES).toString("utf8"));
  const lines = text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => printableLine(line.replaceAll("\t", " ")).trim());
  const telling =
    lines.findLast((line) => COMPLAINT.test(line)) ?? lines.findLast((line) => line !== "") ?? "";
  return cut(telling.replace(/\s+/g, " ").replace(SHELL_PLACE, "$1"), width);
}
