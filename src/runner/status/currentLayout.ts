import { ENOEXEC, ENOMSG } from "../../ctdb/endReading.ts";
import { strerror } from "../../ctdb/errno.ts";
import { type CapturedOutput, outputChunks } from "../output.ts";
import type { ScriptReport } from "../report.ts";
import type { StoredStatus } from "../statusStore.ts";
import { ctime, nameColumn, seconds } from "./columns.ts";

const NEWLINE = 0x0a;
/** Most newlines that are held back and then given in one piece. */
const PIECE_BYTES = 64 * 1024;

/** Layout C: `print_status` in ctdb/event/event_tool.c (4.9 on), ctdb_event.c (4.6 to 4.8). */
export function* rowsC(stored: StoredStatus): Generator<Buffer> {
  let previous = 0;
  for (const script of stored.scripts) {
    const begin = script.begin ?? 0;
    if (stored.convention.status.keepsOlderData) {
      if (script.result === -ENOMSG) {
        continue;
      }
      if (begin < previous) {
        return;
      }
      previous = begin;
    }
    yield row(script, stored);
    yield* outputBlock(script, stored);
  }
}

function row(script: ScriptReport, stored: StoredStatus): Buffer {
  const begin = script.begin ?? 0;
  const name = nameColumn(script.name, stored.convention.status.maxNameBytes);
  return Buffer.concat([name, Buffer.from(` ${rowEnd(script, begin, stored)}`)]);
}

function rowEnd(script: ScriptReport, begin: number, stored: StoredStatus): string {
  if (script.result === -stored.convention.deadline.errno) {
    return `TIMEDOUT   ${ctime(begin)}`;
  }
  if (script.result === -ENOEXEC) {
    return "DISABLED  \n";
  }
  if (script.result < 0) {
    return `CANNOT RUN (${strerror(-script.result)})\n`;
  }
  const word = script.result === 0 ? "OK        " : "ERROR     ";
  return `${word} ${seconds(begin, script.finish ?? begin)} ${ctime(begin)}`;
}

function* outputBlock(script: ScriptReport, stored: StoredStatus): Generator<Buffer> {
  const { outputWhen, outputLines, maxOutputBytes } = stored.convention.status;
  const failed = script.result !== 0 && script.result !== -ENOEXEC;
  // Of an output that begins with a NUL byte nothing is left to show, but CTDB has read it.
  const hasOutput = script.output.totalBytes + script.output.lostAfterNul > 0;
  if (!failed && !(outputWhen === "any" && hasOutput)) {
    return;
  }
  if (outputLines === "indented") {
    yield* indentedOutput(script.output);
    return;
  }
  yield Buffer.from("  OUTPUT: ");
  yield* limited(outputChunks(script.output), maxOutputBytes);
  yield Buffer.from("\n");
}

/** Since 4.19: trailing newlines cut; one line stays in place, several are indented by four. */
function* indentedOutput(output: CapturedOutput): Generator<Buffer> {
  const several = hasSeveralLines(output);
  yield Buffer.from(several ? "  OUTPUT:\n    " : "  OUTPUT: ");
  for (const chunk of withoutTrailingNewlines(output)) {
    yield several ? indentLines(chunk) : chunk;
  }
  yield Buffer.from("\n");
}

function hasSeveralLines(output: CapturedOutput): boolean {
  let newlineSeen = false;
  for (const chunk of outputChunks(output)) {
    const from: number = newlineSeen ? 0 : chunk.indexOf(NEWLINE);
    if (from !== -1 && chunk.subarray(from).some((byte) => byte !== NEWLINE)) {
      return true;
    }
    newlineSeen ||= from !== -1;
  }
  return false;
}

/** Holds newlines back until something else follows them. */
function* withoutTrailingNewlines(output: CapturedOutput): Generator<Buffer> {
  let held = 0;
  for (const chunk of outputChunks(output)) {
    let end = chunk.length;
    while (end > 0 && chunk[end - 1] === NEWLINE) {
      end--;
    }
    if (end > 0) {
      for (; held > 0; held -= Math.min(held, PIECE_BYTES)) {
        yield Buffer.alloc(Math.min(held, PIECE_BYTES), NEWLINE);
      }
      yield chunk.subarray(0, end);
    }
    held += chunk.length - end;
  }
}

function indentLines(chunk: Buffer): Buffer {
  // latin1 keeps every byte as it is.
  return Buffer.from(chunk.toString("latin1").replaceAll("\n", "\n    "), "latin1");
}

function* limited(chunks: Iterable<Buffer>, maxBytes: number | null): Generator<Buffer> {
  let left = maxBytes ?? Number.POSITIVE_INFINITY;
  for (const chunk of chunks) {
    yield chunk.subarray(0, Math.min(left, chunk.length));
    left -= chunk.length;
    if (left <= 0) {
      return;
    }
  }
}
