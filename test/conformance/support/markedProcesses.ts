import { readdirSync, readFileSync } from "node:fs";
import { eventually, isAlive } from "../../support/processes.ts";

/** The variable that finds every process of a test again, whatever became of its group and parent. */
export const MARK = "CTDB_EVENTS_TEST_MARK";

/** Living processes that got the mark with their environment, without those in `except`. */
export function markedProcesses(mark: string, except: readonly number[] = []): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && !except.includes(pid) && hasMark(pid, mark) && isAlive(pid));
}

/** Kills them until none is left, since one may fork while it is looked at. */
export async function killMarked(mark: string, except: readonly number[] = []): Promise<void> {
  await eventually(() => {
    const left = markedProcesses(mark, except);
    for (const pid of left) {
      try {
        process.kill(pid, "SIGKILL");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
          throw error;
        }
      }
    }
    return left.length === 0;
  });
}

function hasMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1").split("\0").includes(`${MARK}=${mark}`);
  } catch {
    return false; // gone, or of another user
  }
}
