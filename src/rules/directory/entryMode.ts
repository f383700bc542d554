import type { ScriptFile } from "../../scripts/scriptFile.ts";

const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const OWNER_EXECUTE = 0o100;

/** Whether an entry is a regular file, or a link that leads to one. */
export function isRegular({ mode }: ScriptFile): boolean {
  return mode !== null && (mode & FILE_TYPE) === REGULAR;
}

/** Whether the owner may execute it, which is all that CTDB asks. */
export function isExecutable({ mode }: ScriptFile): boolean {
  return mode !== null && (mode & OWNER_EXECUTE) !== 0;
}

/** Whether it is a link to `/dev/null`, which nobody makes by mistake. */
export function isMasked({ linkTarget }: ScriptFile): boolean {
  return linkTarget === "/dev/null";
}

/** Permissions as people write them: `0755`. */
export function octal(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, "0");
}
