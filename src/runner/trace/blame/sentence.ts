import { basename } from "node:path";
import { signalName } from "../../../ctdb/signals.ts";
import type { TraceFrame } from "../scriptTrace.ts";
import type { TraceEnd } from "../traceEnd.ts";
import type { Culprit } from "./culprit.ts";

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
  const statement = `\`${inner.statement}\`${placeOf(inner)}`;
  const status = end?.kind === "exit" ? String(end.status) : "";
  const after = cause === null ? "" : ` after \`${cause.statement}\`${placeOf(cause)} had failed`;
  switch (kind) {
    case "exit":
      return `${statement} ended the script${after}.`;
    case "last-command":
      return `${statement} was the last command${after === "" ? "" : `,${after}`}: its status ${status} became the script's.`;
    case "errexit":
      return `\`set -e\` ended the script when ${statement} failed with status ${status}.`;
    case "signal":
      return `${end?.kind === "signal" ? signalName(end.signal) : "A signal"} ended the script while ${statement} ran.`;
    case "timed-out":
      return `${statement} still ran at the deadline.`;
    case "shell-error":
      return `The shell gave up at ${statement}: ${message ?? "it gives no reason"}.`;
  }
}

/** ` in \`die\` (functions, line 210)` or ` (50.samba.script, line 12)`. */
function placeOf({ file, line, functionName }: TraceFrame): string {
  const name = functionName === null ? "" : ` in \`${functionName}\``;
  return `${name} (${basename(file)}, line ${line})`;
}
