import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { EVENT_TOOL } from "./installedCtdb.ts";

/** Whether CTDB's own tool is installed; tests that compare with it are skipped where not. */
export const hasRealTool = existsSync(EVENT_TOOL);

/** What the real `ctdb event` answers for a configuration folder in CTDB's test mode. */
export function realTool(
  base: string,
  ...args: string[]
): { status: number | null; stdout: Buffer; stderr: string } {
  const { status, stdout, stderr } = spawnSync(EVENT_TOOL, args, {
    env: { CTDB_TEST_MODE: "1", CTDB_BASE: base, PATH: "/usr/bin:/bin" },
  });
  return { status, stdout, stderr: stderr.toString() };
}
