import { join } from "node:path";
import { t } from "@vscode/l10n";
import { isExecutable } from "./isExecutable.ts";
import { SandboxError } from "./sandbox.ts";

/** Where programs of ours are looked for first, whatever the user's PATH says. */
export const SAFE_PATH = "/usr/local/bin:/usr/bin:/bin";

/** System call numbers that the kit's Perl programs use; 0: not known on this machine. */
export interface SystemCalls {
  readonly execve: number;
  readonly prctl: number;
  readonly pidfdOpen: number;
  readonly gettimeofday: number;
  readonly mount: number;
  readonly unshare: number;
  readonly setns: number;
  readonly capset: number;
  readonly prlimit: number;
  readonly schedSetscheduler: number;
  readonly keyctl: number;
}

const NONE: SystemCalls = {
  execve: 0,
  prctl: 0,
  pidfdOpen: 0,
  gettimeofday: 0,
  mount: 0,
  unshare: 0,
  setns: 0,
  capset: 0,
  prlimit: 0,
  schedSetscheduler: 0,
  keyctl: 0,
};

/** The table that newer architectures share (asm-generic/unistd.h). */
const GENERIC: SystemCalls = {
  execve: 221,
  prctl: 167,
  pidfdOpen: 434,
  gettimeofday: 169,
  mount: 40,
  unshare: 97,
  setns: 268,
  capset: 91,
  prlimit: 261,
  schedSetscheduler: 119,
  keyctl: 219,
};

/** Linux, by `process.arch`. */
const LINUX: Partial<Record<string, SystemCalls>> = {
  x64: {
    execve: 59,
    prctl: 157,
    pidfdOpen: 434,
    gettimeofday: 96,
    mount: 165,
    unshare: 272,
    setns: 308,
    capset: 126,
    prlimit: 302,
    schedSetscheduler: 144,
    keyctl: 250,
  },
  arm64: GENERIC,
  riscv64: GENERIC,
  loong64: GENERIC,
  ia32: { ...NONE, execve: 11, prctl: 172, pidfdOpen: 434 },
  arm: { ...NONE, execve: 11, prctl: 172, pidfdOpen: 434 },
  ppc64: { ...NONE, execve: 11, prctl: 171, pidfdOpen: 434 },
  s390x: { ...NONE, execve: 11, prctl: 172, pidfdOpen: 434 },
};

/** What this machine's kernel is called with; all 0 on a system that is not Linux. */
export function systemCalls(): SystemCalls {
  return (process.platform === "linux" ? LINUX[process.arch] : undefined) ?? NONE;
}

/** The same, as a system that is not Linux has it. */
export const NO_SYSTEM_CALLS: SystemCalls = NONE;

/**
 * Finds Perl, which starts the scripts and is the stub commands' language.
 * @returns its absolute path.
 * @throws {SandboxError} where there is none.
 */
export async function findPerl(): Promise<string> {
  const found = await findProgram("perl");
  if (found === null) {
    throw new SandboxError(
      t("Event scripts cannot be started: Perl was not found."),
      t("Install Perl (on Debian: apt-get install perl-base; on Fedora: dnf install perl-interpreter)."),
    );
  }
  return found;
}

/** The absolute path of a program, in {@link SAFE_PATH} or the user's PATH, or `null`. */
export async function findProgram(name: string): Promise<string | null> {
  const folders = [...SAFE_PATH.split(":"), ...(process.env.PATH ?? "").split(":")];
  for (const folder of folders) {
    if (folder.startsWith("/") && (await isExecutable(join(folder, name)))) {
      return join(folder, name);
    }
  }
  return null;
}
