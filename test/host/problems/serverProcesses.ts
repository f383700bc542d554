import { readdirSync, readFileSync } from "node:fs";
import { processesWith } from "../../support/processes.ts";

/** The process IDs of the language servers that this extension host has started. */
export function serverProcesses(): readonly number[] {
  const own = new Set(childrenOf(process.pid));
  return processesWith("/dist/server.js").filter((pid) => own.has(pid));
}

/** Of all threads: the kernel lists a child with the one that started it (`proc_pid_task(5)`). */
function childrenOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "latin1")
      .trim()
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
}
