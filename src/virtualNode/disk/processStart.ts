import { readFileSync } from "node:fs";
import { isAlive } from "./isAlive.ts";

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

/**
 * Whether a process that wrote its number and its start somewhere still runs, and its number is not another one's by now.
 * @param start of {@link processStart}, as a text: `null` where it could not be told, when the number alone decides
 */
export function isSameProcess(pid: number, start: string): boolean {
  const now = processStart(pid);
  return now === null || start === "null" ? isAlive(pid) : now === start;
}
