/** Groups that are to end with this process, by the id of their leader. */
const groups = new Set<number>();

/**
 * Has a process group end with this process at the latest.
 * @param leader the id of the process that was started as the group's leader
 * @returns what ends the group now: its leader and all that it has started. It may be called again and again.
 */
export function endWithUs(leader: number): () => void {
  if (groups.size === 0) {
    process.on("exit", endAll);
  }
  groups.add(leader);
  return () => {
    if (groups.delete(leader)) {
      endGroup(leader);
    }
    if (groups.size === 0) {
      process.off("exit", endAll);
    }
  };
}

function endAll(): void {
  for (const leader of groups) {
    endGroup(leader);
  }
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // it has ended by itself
  }
}
