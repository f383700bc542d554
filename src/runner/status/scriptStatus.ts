import type { FileName } from "../../scripts/scriptFile.ts";
import type { RunReport } from "../report.ts";
import { statusOfRun } from "../statusStore.ts";
import { statusStart } from "./statusText.ts";

/**
 * The part of a run's status text that tells of one script, at least its first `bytes` bytes; empty where CTDB
 * does not list the script. Layouts A and B put a header before the scripts, which is left out.
 */
export function scriptStatusStart(report: RunReport, script: FileName, bytes: number): Buffer {
  const stored = statusOfRun(report);
  const index = stored.scripts.findIndex(({ fileName }) => fileName.bytes.equals(script.bytes));
  const found = stored.scripts[index];
  if (found === undefined) {
    return Buffer.alloc(0);
  }
  const header = statusStart({ ...stored, scripts: [] }, bytes);
  const one = statusStart({ ...stored, scripts: [found] }, header.length + bytes);
  return one.subarray(header.length);
}
