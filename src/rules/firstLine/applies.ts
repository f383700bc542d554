import { directoryRole } from "../directory/directoryRole.ts";
import { isListedScript } from "../directory/meantToRun.ts";
import type { Severity } from "../finding.ts";
import type { DirectoryFacts, FileFacts } from "../rule.ts";

/** Whether an event daemon starts this file one day, so that its first line and bytes matter. */
export function isStartedByCtdb(file: FileFacts, directory: DirectoryFacts): boolean {
  return directoryRole(directory) !== "notification" && isListedScript(file, directory);
}

/** A disabled script does no harm yet. */
export function harmOf({ entry }: FileFacts, enabled: Severity): Severity {
  return entry.state === "disabled" ? "information" : enabled;
}
