import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Missing } from "./paths.ts";
import { run } from "./run.ts";

/** The lists of packages are fetched once per process, and one apt runs at a time. */
let queue: Promise<unknown> = Promise.resolve();
let updated = false;

/** The path of a program on PATH or in the system's folders that a user's PATH leaves out. */
export async function findProgram(...names: readonly string[]): Promise<string | undefined> {
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    "/usr/bin",
    "/usr/sbin",
    "/usr/libexec/ctdb",
  ];
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return undefined;
}

/** Runs one apt after the other: they share a lock that only one can hold. */
export function inAptQueue<T>(work: () => Promise<T>): Promise<T> {
  const result = queue.then(work);
  queue = result.catch(() => undefined);
  return result;
}

/**
 * Makes a program of a Debian package available: finds it, or installs the package where this is possible
 * without asking (as root, or by a sudo that wants no password).
 */
export async function ensureProgram(
  names: readonly string[],
  packageName: string,
  say: (line: string) => void,
): Promise<{ readonly path: string } | Missing> {
  const present = await findProgram(...names);
  if (present) return { path: present };
  const advice = `Debian's package ${packageName} is not installed; run: sudo apt-get install ${packageName}`;
  const prefix = await rootPrefix();
  if (prefix === undefined || !(await findProgram("apt-get"))) return { skip: advice };
  const outcome = await inAptQueue(async () => {
    say(`Installing Debian's package ${packageName}…`);
    if (!updated) {
      const update = await aptGet(prefix, ["update"]);
      updated = update.status === 0;
    }
    return aptGet(prefix, ["install", "-y", "--no-install-recommends", packageName]);
  });
  const path = await findProgram(...names);
  if (path) return { path };
  const reason = outcome.output.trim().split("\n").at(-1) ?? "";
  return { skip: `${advice} (installing it here failed: ${reason})` };
}

/** What to put before a command to run it as root; undefined where that needs a password. */
async function rootPrefix(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  return (await run("sudo", ["-n", "true"])).status === 0 ? ["sudo", "-n"] : undefined;
}

function aptGet(prefix: readonly string[], args: readonly string[]) {
  const options = ["-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2"];
  const [program = "env", ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  return run(program, [...rest, ...options, ...args]);
}
