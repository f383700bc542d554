import { readFileSync } from "node:fs";

/** The 22nd field of `/proc/PID/stat`, counted from behind the name, which may hold anything. */
const START_FIELD = 19;

/**
 * When a process began, in ticks since the machine was started: with the number, it tells it from every other one.
 * @returns `null` where there is no such process, or no /proc.
 */
export function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[START_FIELD] ?? null;
  } catch {
    return null;
  }
}
