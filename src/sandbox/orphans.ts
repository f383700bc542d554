import { readdirSync, readFileSync } from "node:fs";

/** Rounds of killing, since a process may fork while we look. */
const ROUNDS = 20;

/**
 * Kills what a launcher that is gone has left: its session, which it leads (Linux), and the process
 * groups that it told of.
 * @param session process ID of the launcher, or `undefined` where it never started.
 * @param groups process group IDs; 0 stands for one that was never told.
 */
export function killOrphans(session: number | undefined, groups: readonly number[]): void {
  for (const group of groups) {
    if (group > 0) {
      kill(-group);
    }
  }
  for (let round = 0; round < ROUNDS && session !== undefined; round++) {
    const left = membersOf(session);
    if (left.length === 0) {
      return;
    }
    left.forEach(kill);
  }
}

/** Living processes of a session; none where there is no /proc. */
function membersOf(session: number): number[] {
  return processIds().filter((pid) => {
    const [state, , , sid] = statFields(pid);
    return Number(sid) === session && state !== "Z" && state !== "X";
  });
}

function processIds(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** State, parent, group and session from `/proc/PID/stat`; empty for a process that has ended. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It has ended by itself, or (as root's) it is none of ours.
    if (!["ESRCH", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) {
      throw error;
    }
  }
}
