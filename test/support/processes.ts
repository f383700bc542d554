import { readdirSync, readFileSync } from "node:fs";

/** Whether a process exists and is no zombie. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return !/\) [ZX] /.test(stat);
  } catch {
    return false;
  }
}

/** Process IDs of all living processes whose command line holds `text`. */
export function processesWith(text: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ").includes(text);
      } catch {
        return false;
      }
    })
    .map(Number)
    .filter((pid) => pid !== process.pid && isAlive(pid));
}

/**
 * Waits until something outside our control has happened, such as the death of a killed process.
 * @throws after nine seconds: within the time of a test.
 */
export async function eventually(condition: () => boolean): Promise<void> {
  const end = Date.now() + 9000;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(`Not true after 9 s: ${condition}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/**
 * What a living process has computed so far with all of its threads, in milliseconds: unlike the time that passes, it does not
 * depend on what else the machine does (`utime` and `stime` of `/proc/PID/stat`, in hundredths of a second on Linux).
 */
export function processorTime(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
