import { findProgram, SAFE_PATH } from "../../sandbox/perl.ts";
import type { Fact } from "./reportText.ts";

interface Tool {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** `ctdb version` says its own version without asking a daemon. */
const TOOLS: readonly Tool[] = [
  { name: "bubblewrap", program: "bwrap", args: ["--version"] },
  { name: "bash", program: "bash", args: ["--norc", "--noprofile", "-c", "printf %s $BASH_VERSION"] },
  { name: "Perl", program: "perl", args: ["-e", "printf '%vd', $^V"] },
  { name: "CTDB", program: "ctdb", args: ["version"] },
  { name: "ShellCheck", program: "shellcheck", args: ["--version"] },
];
const PATIENCE_MS = 3000;
const RELEASE = /\d+\.\d[\w.+~-]*/;

/** Which releases of the programs that matter are on this machine: each is run, outside of any workspace. */
export async function toolVersions(): Promise<readonly Fact[]> {
  return Promise.all(TOOLS.map(async (tool) => [tool.name, await versionOf(tool)] as const));
}

/** The first number of a release that the program prints, or in words why there is none. Never rejects. */
async function versionOf({ program, args }: Tool): Promise<string> {
  const path = await findProgram(program);
  if (path === null) return "not found";
  const { execa } = await import("execa");
  const { failed, shortMessage, stdout } = await execa(path, args, {
    cwd: "/",
    env: { PATH: SAFE_PATH, LC_ALL: "C" },
    extendEnv: false,
    stdin: "ignore",
    reject: false,
    timeout: PATIENCE_MS,
    maxBuffer: 10_000,
  });
  return RELEASE.exec(stdout ?? "")?.[0] ?? (failed ? (shortMessage ?? "failed") : "unknown");
}
