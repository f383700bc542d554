import { join } from "node:path";
import { t } from "@vscode/l10n";
import type { LauncherOptions } from "./launcher.ts";
import { openLauncher } from "./openLauncher.ts";
import { findPerl, NO_SYSTEM_CALLS, SAFE_PATH, type SystemCalls, systemCalls } from "./perl.ts";
import { NO_FINDINGS, type ProcessStarter, type Sandbox, type SandboxOptions } from "./sandbox.ts";
import { checkWorkingDirectory } from "./workingDirectory.ts";

/** Where the files of `src/sandbox/kit/` are; a bundle keeps them beside itself. */
export interface HostSandboxOptions {
  readonly kitDirectory: string;
  /** Do without Linux's own system calls, as the launcher must on other systems. */
  readonly portable?: boolean;
  /** How long the launcher may take to start or to kill a process, in milliseconds. */
  readonly patienceMs?: number;
  /** Why the mode was chosen, for the report. */
  readonly reason?: string;
}

/** Longer than a loaded machine takes for a thousand processes. */
export const PATIENCE_MS = 30_000;

/** Runs scripts on this machine as they are, as this user: for those who chose it. */
export function createHostSandbox(options: HostSandboxOptions): Sandbox {
  let perl: string | null = null;
  return {
    mode: "host",
    reason: options.reason ?? t("Scripts run on this machine, without a sandbox, since that was chosen."),
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
  const calls = host.portable === true ? NO_SYSTEM_CALLS : systemCalls();
  const launcher = await openLauncher(
    hostCommand(perl, host.kitDirectory, calls, host.patienceMs ?? PATIENCE_MS),
    options,
  );
  return {
    environment: options.environment,
    machinePath: (path) => path,
    start: (program, onOutput) => launcher.start(program, onOutput),
    sweep: (graceMs) => launcher.sweep(graceMs),
    async close() {
      await launcher.finish();
      return NO_FINDINGS;
    },
    gone: launcher.gone,
  };
}

/** The launcher as it runs on this machine itself. */
export function hostCommand(
  perl: string,
  kitDirectory: string,
  calls: SystemCalls,
  patienceMs: number,
): LauncherOptions {
  return {
    program: perl,
    args: ["-w", join(kitDirectory, "launcher.pl"), ...launcherNumbers(calls)],
    // Nothing of the user's Perl set-up (PERL5OPT, PERL5LIB) reaches the launcher.
    environment: { PATH: SAFE_PATH, LC_ALL: "C" },
    patienceMs,
    ownNamespace: false,
  };
}

/** The arguments of `kit/launcher.pl`. */
export function launcherNumbers(calls: SystemCalls): string[] {
  return [calls.execve, calls.prctl, calls.pidfdOpen].map(String);
}
