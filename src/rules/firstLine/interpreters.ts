import { basename } from "node:path";
import { nearest } from "../../text/nearest.ts";

/** Interpreters that stand at the same place on nearly every machine that can run CTDB. */
const STANDARD: readonly string[] = [
  "/bin/sh",
  "/usr/bin/sh",
  "/bin/bash",
  "/usr/bin/bash",
  "/usr/bin/env",
  "/usr/bin/perl",
  "/usr/bin/python3",
];

/** Other programs that scripts are written for; their names are no slips of the pen. */
const OTHERS: ReadonlySet<string> = new Set([
  ...STANDARD.map((path) => basename(path)),
  ...["dash", "ash", "ksh", "ksh93", "mksh", "zsh", "csh", "tcsh", "fish", "busybox", "yash", "posh"],
  ...["awk", "gawk", "mawk", "expect", "tclsh", "lua", "luajit", "node", "php", "pypy3", "rc", "es"],
]);

/** Whether a cluster has the interpreter most likely, although this machine does not. */
export function isStandardInterpreter(path: string): boolean {
  return STANDARD.includes(path);
}

/** What was most likely meant by an interpreter that is not there: `null` for names that may be right elsewhere. */
export function likelyInterpreter(path: string): string | null {
  if (isStandardInterpreter(path)) {
    return null;
  }
  const name = basename(path);
  if (!path.startsWith("/")) {
    return STANDARD.find((standard) => basename(standard) === name) ?? null;
  }
  return OTHERS.has(name) || /^(?:python|perl|ruby)[\d.]*$/.test(name) ? null : nearest(path, STANDARD);
}
