import { lstat } from "node:fs/promises";
import { dirname } from "node:path";
import type { FixStep } from "../../rules/finding.ts";
import { isWithinReach } from "../../scripts/reach.ts";
import { newPathOf } from "./workspaceEdits.ts";

/**
 * Whether a fix can put its file where it wants to: in another folder, which no rule has looked into, nothing may have the
 * name yet, and the folder has to be within reach. Names in the file's own folder are known to the rules.
 */
export async function hasFreePlace(steps: readonly FixStep[]): Promise<boolean> {
  for (const step of steps) {
    if (step.kind === "rename" && step.folder !== undefined) {
      const { folder } = step;
      const isNear = (await isWithinReach(folder)) && (await isWithinReach(dirname(folder)));
      if (!isNear || !(await isFree(newPathOf(step)))) {
        return false;
      }
    }
  }
  return true;
}

/** Whether nothing has a name, not even a link that leads nowhere. Where nobody may look it counts as taken. */
async function isFree(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT";
  }
}
