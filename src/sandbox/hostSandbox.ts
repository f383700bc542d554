import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { Launcher } from "./launcher.ts";
import { type ProcessStarter, type Sandbox, SandboxError, type SandboxOptions } from "./sandbox.ts";

/** Where the files of `src/sandbox/kit/` are; a bundle keeps them beside itself. */
export interface HostSandboxOptions {
  readonly kitDirectory: string;
}

const SAFE_PATH = "/usr/local/bin:/usr/bin:/bin";

/** System call numbers of execve and prctl in Linux; without them the launcher does with less. */
const SYSTEM_CALLS: Partial<Record<string, readonly [execve: number, prctl: number]>> = {
  x64: [59, 157],
  arm64: [221, 167],
  riscv64: [221, 167],
  loong64: [221, 167],
  ia32: [11, 172],
  arm: [11, 172],
  ppc64: [11, 171],
  s390x: [11, 172],
};

/** Runs scripts on this machine as they are, as this user: for those who chose it. */
export function createHostSandbox(options: HostSandboxOptions): Sandbox {
  return {
    mode: "host",
    open: (sandboxOptions) => openOnHost(options, sandboxOptions),
  };
}

async function openOnHost(host: HostSandboxOptions, options: SandboxOptions): Promise<ProcessStarter> {
  const [perl] = await Promise.all([findPerl(), checkWorkingDirectory(options.workingDirectory)]);
  const numbers = process.platform === "linux" ? SYSTEM_CALLS[process.arch] : undefined;
  const [execve, prctl] = numbers ?? [0, 0];
  return new Launcher(
    {
      program: perl,
      args: [join(host.kitDirectory, "launcher.pl"), String(execve), String(prctl)],
      // Nothing of the user's Perl set-up (PERL5OPT, PERL5LIB) reaches the launcher.
      environment: { PATH: SAFE_PATH, LC_ALL: "C" },
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
