import type { DirectoryFacts } from "../rule.ts";
import { isInstalled } from "./directoryRole.ts";
import { entryIndex } from "./entryIndex.ts";

const EVERYTHING = 0o777;
const OWNER_EXECUTE = 0o100;

/**
 * Whether the file system keeps no modes, so that what it shows says nothing about the cluster: Windows shows folders
 * that nobody may enter, and a mount of a Windows drive or vfat shows 0777 for everything.
 */
export function hasNoModes(directory: DirectoryFacts): boolean {
  const { mode, scan } = directory;
  if (mode === null || isInstalled(directory)) {
    return false;
  }
  return (mode & OWNER_EXECUTE) === 0 || ((mode & EVERYTHING) === EVERYTHING && entryIndex(scan).isAllOpen);
}
