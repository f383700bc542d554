import { readFileSync } from "node:fs";

/** Of Linux, where `/proc` does not say it. */
const USUAL_LIMIT = 4_194_304;

let limit: number | null = null;

/** The number behind the highest that a process may have: `/proc/sys/kernel/pid_max`. */
export function processLimit(): number {
  limit ??= readLimit();
  return limit;
}

function readLimit(): number {
  try {
    return Number.parseInt(readFileSync("/proc/sys/kernel/pid_max", "latin1"), 10) || USUAL_LIMIT;
  } catch {
    return USUAL_LIMIT; // no Linux, or /proc is hidden
  }
}

/** Whether a process of a script is older than another one: numbers grow, and begin anew behind the highest. */
export function isOlder(pid: number, other: number): boolean {
  const isAcross = Math.abs(other - pid) > processLimit() / 2;
  return pid < other !== isAcross;
}
