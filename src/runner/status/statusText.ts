import type { RunReport } from "../report.ts";
import { type StoredStatus, statusOfRun } from "../statusStore.ts";
import { rowsC } from "./currentLayout.ts";
import { headerA, headerB, rowA, rowB } from "./olderLayouts.ts";

/**
 * The status of a run as CTDB prints it, to the byte: `ctdb event status` (4.6 on) or
 * `ctdb scriptstatus` (before), in the layout of the report's target version.
 */
export function formatStatus(status: RunReport | StoredStatus): Buffer {
  return Buffer.concat([...statusChunks(status)]);
}

/** The same in pieces of bounded size, for outputs that are larger than memory should hold. */
export function* statusChunks(status: RunReport | StoredStatus): Generator<Buffer> {
  const stored = "outcome" in status ? statusOfRun(status) : status;
  switch (stored.convention.status.layout) {
    case "A":
      yield headerA(stored);
      for (const script of stored.scripts) {
        yield* rowA(script, stored.convention);
      }
      return;
    case "B":
      yield headerB(stored);
      for (const script of stored.scripts) {
        yield* rowB(script, stored);
      }
      return;
    case "C":
      yield* rowsC(stored);
  }
}

/** At least the first `bytes` bytes of the status text, and not much more. */
export function statusStart(status: RunReport | StoredStatus, bytes: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (const chunk of statusChunks(status)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytes) {
      break;
    }
  }
  return Buffer.concat(chunks);
}

/** The status text for people to read or copy; bytes that are not UTF-8 are replaced. */
export function statusText(status: RunReport | StoredStatus): string {
  return formatStatus(status).toString();
}

/** What `ctdb event status` returns for it: 0, the failing script's exit status, or an errno. */
export function statusExitCode(summary: number): number {
  return Math.abs(summary) & 0xff;
}
