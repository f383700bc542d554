import { basename } from "node:path";
import { withoutBlanksBehind } from "../text/blanks.ts";

/** The language that a script's first line asks for. */
export type Dialect =
  /** POSIX: `sh`, `dash` */
  | "sh"
  | "bash"
  /** another shell with extensions of its own: `ksh`, `zsh`, `busybox sh`, … */
  | "other-shell"
  /** no shell: Python, Perl, … */
  | "other";

/** The first line of a script, as the kernel reads it. */
export interface FirstLine {
  /** What follows `#!`, without blanks around it. */
  readonly command: string;
  /** The program: an absolute path, or what `/usr/bin/env` looks for. */
  readonly program: string;
  readonly dialect: Dialect;
  /** Whether `env` finds the program. */
  readonly throughEnv: boolean;
}

const SH = new Set(["sh", "dash"]);
const OTHER_SHELLS = new Set(["ksh", "ksh93", "mksh", "pdksh", "zsh", "ash", "busybox", "yash", "posh"]);

/** Reads the first line of a script; `null` where there is no `#!`. */
export function readFirstLine(text: string): FirstLine | null {
  const command = withoutBlanksBehind(/^#![ \t]*([^\r\n]*)/.exec(text)?.[1] ?? "");
  if (command === "") {
    return null;
  }
  const words = command.split(/[ \t]+/);
  const throughEnv = basename(words[0] ?? "") === "env";
  const program =
    (throughEnv ? words.slice(1).find((word) => !word.startsWith("-") && !word.includes("=")) : words[0]) ??
    "";
  return { command, program, dialect: dialectOf(basename(program)), throughEnv };
}

function dialectOf(name: string): Dialect {
  if (SH.has(name)) {
    return "sh";
  }
  if (name === "bash") {
    return "bash";
  }
  return OTHER_SHELLS.has(name) ? "other-shell" : "other";
}
