import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { Launcher } from "./launcher.ts";
import { type ProcessStarter, type Sandbox, SandboxError, type SandboxOptions } from "./sandbox.ts";

/** Where the files of `src/sandbox/kit/` are; a bundle keeps them beside itself. */
export interface HostSandboxOptions {
  readonly kitDirectory: string;
  /** Do without Linux's own system calls, as the launcher must on other systems. */
  readonly portable?: boolean;
  /** How long the launcher may take to start or to kill a process, in milliseconds. */
  readonly patienceMs?: number;
}

/** Longer than a loaded machine takes for a thousand processes. */
const PATIENCE_MS = 30_000;

const SAFE_PATH = "/usr/local/bin:/usr/bin:/bin";

/** System call numbers of Linux by `process.arch`; without them the launcher does with less. */
const SYSTEM_CALLS: Partial<Record<string, { readonly execve: number; readonly prctl: number }>> = {
  x64: { execve: 59, prctl: 157 },
  arm64: { execve: 221, prctl: 167 },
  riscv64: { execve: 221, prctl: 167 },
  loong64: { execve: 221, prctl: 167 },
  ia32: { execve: 11, prctl: 172 },
  arm: { execve: 11, prctl: 172 },
  ppc64: { execve: 11, prctl: 171 },
  s390x: { execve: 11, prctl: 172 },
};
/** The same on all of them. */
const PIDFD_OPEN = 434;

/** Runs scripts on this machine as they are, as this user: for those who chose it. */
export function createHostSandbox(options: HostSandboxOptions): Sandbox {
  let perl: string | null = null;
  return {
    mode: "host",
    async open(sandboxOptions) {
      perl ??= await findPerl();
      return openOnHost(perl, options, sandboxOptions);
    },
  };
}

async function openOnHost(
  perl: string,
  host: HostSandboxOptions,
  options: SandboxOptions,
): Promise<ProcessStarter> {
  await checkWorkingDirectory(options.workingDirectory);
  const linux =
    process.platform === "linux" && host.portable !== true ? SYSTEM_CALLS[process.arch] : undefined;
  const numbers = linux === undefined ? [0, 0, 0] : [linux.execve, linux.prctl, PIDFD_OPEN];
  return new Launcher(
    {
      program: perl,
      args: ["-w", join(host.kitDirectory, "launcher.pl"), ...numbers.map(String)],
      // Nothing of the user's Perl set-up (PERL5OPT, PERL5LIB) reaches the launcher.
      environment: { PATH: SAFE_PATH, LC_ALL: "C" },
      patienceMs: host.patienceMs ?? PATIENCE_MS,
    },
    options,
  );
}

async function findPerl(): Promise<string> {
  const folders = [...SAFE_PATH.split(":"), ...(process.env.PATH ?? "").split(":")];
  for (const folder of folders) {
    if (folder.startsWith("/") && (await isExecutable(join(folder, "perl")))) {
      return join(folder, "perl");
    }
  }
  throw new SandboxError(
    "Event scripts cannot be started: Perl was not found.",
    "Install Perl (on Debian: apt-get install perl-base; on Fedora: dnf install perl-interpreter).",
  );
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function checkWorkingDirectory(path: string): Promise<void> {
  await access(path, constants.X_OK).catch((error: NodeJS.ErrnoException) => {
    throw new SandboxError(
      `Scripts cannot start in the working directory ${path}: ${error.code ?? error.message}.`,
      "Choose a folder that exists and may be entered.",
    );
  });
}
