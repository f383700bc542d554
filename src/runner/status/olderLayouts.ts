import type { Convention } from "../../ctdb/convention.ts";
import { ENOEXEC } from "../../ctdb/endReading.ts";
import { strerror } from "../../ctdb/errno.ts";
import { type CapturedOutput, outputChunks } from "../output.ts";
import type { ScriptReport } from "../report.ts";
import type { StoredStatus } from "../statusStore.ts";
import { ctime, nameColumn, seconds } from "./columns.ts";

/** Layout A (1.0.75 to 1.0.108): `control_scriptstatus` in ctdb/tools/ctdb.c. */
export function headerA(stored: StoredStatus): Buffer {
  return Buffer.from(`${stored.scripts.length} scripts were executed last monitoring cycle\n`);
}

export function* rowA(script: ScriptReport, convention: Convention): Generator<Buffer> {
  const begin = script.begin ?? 0;
  const timedOut = script.result === -convention.deadline.errno;
  const word = timedOut ? "TIMEDOUT" : script.result === 0 ? "OK" : "ERROR";
  const duration = timedOut ? "" : `Duration:${seconds(begin, script.finish ?? begin)} `;
  yield nameColumn(script.name, convention.status.maxNameBytes);
  yield Buffer.from(` Status:${word}    ${duration}${ctime(begin)}`);
  if (word !== "OK") {
    yield* outputLine(script.output, convention);
  }
}

/** Layout B (1.0.109 to 4.5): the same command for every event. */
export function headerB(stored: StoredStatus): Buffer {
  const { countsDisabled } = stored.convention.status;
  const count = stored.scripts.filter((script) => countsDisabled || script.result !== -ENOEXEC).length;
  return Buffer.from(`${count} scripts were executed last ${stored.event} cycle\n`);
}

export function* rowB(script: ScriptReport, { convention, event }: StoredStatus): Generator<Buffer> {
  yield nameColumn(script.name, convention.status.maxNameBytes);
  if (isForgiven(script, event, convention)) {
    // Stored with code 0 and end 0, so the duration is the begin, negative.
    const begin = script.begin ?? 0;
    yield Buffer.from(` Status:OK    Duration:${seconds(begin, 0)} ${ctime(begin)}`);
    return;
  }
  yield Buffer.from(` Status:${stateB(script, convention)}`);
  if (script.result !== 0 && script.result !== -ENOEXEC) {
    yield* outputLine(script.output, convention);
  }
}

/** A time-out that became success (1.0.114 to 4.4). */
function isForgiven(script: ScriptReport, event: string, convention: Convention): boolean {
  return (
    script.result === -convention.deadline.errno &&
    convention.status.ignoredTimeout === "OK" &&
    convention.timeoutIsSuccess.includes(event)
  );
}

function stateB(script: ScriptReport, convention: Convention): string {
  const begin = script.begin ?? 0;
  if (script.result === -convention.deadline.errno) {
    return `TIMEDOUT    ${ctime(begin)}`;
  }
  if (script.result === -ENOEXEC) {
    return "DISABLED    \n";
  }
  if (script.result < 0) {
    return `CANNOT RUN (${strerror(-script.result)})${ctime(begin)}`;
  }
  const word = script.result === 0 ? "OK" : "ERROR";
  return `${word}    Duration:${seconds(begin, script.finish ?? begin)} ${ctime(begin)}`;
}

function* outputLine(output: CapturedOutput, convention: Convention): Generator<Buffer> {
  yield Buffer.from("   OUTPUT:");
  yield joinedLines(output, convention.status.maxOutputBytes ?? Number.POSITIVE_INFINITY);
  yield Buffer.from("\n");
}

/** ctdbd stored line by line without the newlines, and never a last line that has none. */
function joinedLines(output: CapturedOutput, maxBytes: number): Buffer {
  const kept: Buffer[] = [];
  let size = 0;
  let line = Buffer.alloc(0);
  for (const chunk of outputChunks(output)) {
    const bytes = Buffer.concat([line, chunk]);
    let from = 0;
    for (let at = bytes.indexOf("\n"); at !== -1; at = bytes.indexOf("\n", from)) {
      const end = at > from && bytes[at - 1] === 0x0d ? at - 1 : at;
      if (end > from) {
        kept.push(bytes.subarray(from, end)); // nothing is kept of millions of empty lines
        size += end - from;
      }
      from = at + 1;
    }
    // Only the first bytes of a line can be stored, however long it is.
    line = bytes.subarray(from).subarray(0, Math.min(maxBytes, bytes.length) + 1);
    if (size >= maxBytes) {
      break;
    }
  }
  return Buffer.concat(kept).subarray(0, maxBytes);
}
