import { basename } from "node:path";
import { t } from "@vscode/l10n";
import { signalName } from "../../../ctdb/signals.ts";
import { cut } from "../../../text/cut.ts";
import type { TraceFrame } from "../scriptTrace.ts";
import type { TraceEnd } from "../traceEnd.ts";
import type { Culprit } from "./culprit.ts";

/** Characters of a statement in a sentence; the frame has all of it. */
const STATEMENT_WIDTH = 120;

/**
 * Says how a script was ended, in one sentence.
 * @param inner the frame of the statement
 * @param cause of the statement that failed before
 */
export function sentenceOf(
  { kind, message }: Culprit,
  inner: TraceFrame,
  cause: TraceFrame | null,
  { end }: TraceEnd,
): string {
  const statement = nameOf(inner);
  const status = end?.kind === "exit" ? String(end.status) : "";
  const failed = cause === null ? null : nameOf(cause);
  switch (kind) {
    case "exit":
      return failed === null
        ? t("{0} ended the script.", statement)
        : t("{0} ended the script after {1} had failed.", statement, failed);
    case "last-command":
      return failed === null
        ? t("{0} was the last command: its status {1} became the script's.", statement, status)
        : t(
            "{0} was the last command, after {1} had failed: its status {2} became the script's.",
            statement,
            failed,
            status,
          );
    case "errexit":
      return t("`set -e` ended the script when {0} failed with status {1}.", statement, status);
    case "signal":
      return end?.kind === "signal"
        ? t("{0} ended the script while {1} ran.", signalName(end.signal), statement)
        : t("A signal ended the script while {0} ran.", statement);
    case "timed-out":
      return t("{0} still ran at the deadline.", statement);
    case "shell-error":
      return t("The shell gave up at {0}: {1}.", statement, message ?? t("it gives no reason"));
  }
}

/** The beginning of the statement, and where it stands. */
function nameOf(frame: TraceFrame): string {
  return `\`${cut(frame.statement, STATEMENT_WIDTH)}\`${placeOf(frame)}`;
}

/** ` in \`die\` (functions, line 210)` or ` (50.samba.script, line 12)`. */
function placeOf({ file, line, functionName }: TraceFrame): string {
  return functionName === null
    ? ` ${t("({0}, line {1})", basename(file), line)}`
    : ` ${t("in `{0}` ({1}, line {2})", functionName, basename(file), line)}`;
}
