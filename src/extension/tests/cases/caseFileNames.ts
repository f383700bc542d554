import { basename } from "node:path";
import { isCaseFileName } from "../../../scripts/testFileNames.ts";

/** Case files in the words of VS Code's file searches. */
export const CASE_FILE_GLOB = "**/{ctdb-test,*.ctdb-test}.{yaml,yml}";

/** Whether a path is that of a case file. */
export function isCaseFile(path: string): boolean {
  return isCaseFileName(basename(path));
}
