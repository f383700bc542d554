import { constants } from "node:fs";
import { access, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { t } from "@vscode/l10n";
import { SandboxError } from "./sandbox.ts";

/** What decides which stub commands a node has. */
export interface StubChoice {
  /** `systemd`, `sysv` or `openrc`: the other systems' commands are not there, as on a real node. */
  readonly init: string;
  /** Commands that are not to be stubbed, such as `ip`. */
  readonly realCommands: readonly string[];
  readonly hasFixedTime: boolean;
  readonly hasInstantSleep: boolean;
}

const OF_INIT: Partial<Record<string, readonly string[]>> = {
  systemctl: ["systemd"],
  "rc-service": ["openrc"],
  initctl: ["upstart"],
};

/**
 * The names of the stub commands for a node, sorted.
 * @param kitDirectory the kit, whose `commands/NAME.pl` are ours.
 * @param ownFolder a folder of the user's: every executable file in it adds or replaces a command.
 */
export async function stubNames(
  kitDirectory: string,
  ownFolder: string | null,
  choice: StubChoice,
): Promise<string[]> {
  const files = await readdir(join(kitDirectory, "commands"));
  const ours = files
    .filter((file) => file.endsWith(".pl"))
    .map((file) => file.slice(0, -".pl".length))
    .filter((name) => OF_INIT[name]?.includes(choice.init) ?? true)
    .filter((name) => name !== "date" || choice.hasFixedTime)
    .filter((name) => name !== "sleep" || choice.hasInstantSleep)
    .filter((name) => !choice.realCommands.includes(name));
  const own = ownFolder === null ? [] : await executablesIn(ownFolder);
  return [...new Set([...ours, ...own])].sort();
}

/** @throws {SandboxError} where the folder cannot be read: a setting that names it is wrong. */
async function executablesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new SandboxError(
      t("The folder of stub commands {0} cannot be read: {1}.", folder, error.code ?? error.message),
      t("Name a folder that exists, or none."),
    );
  });
  const names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  const executable = await Promise.all(names.map((name) => isProgram(join(folder, name))));
  return names.filter((name, index) => executable[index] === true && /^[\w.+-]+$/.test(name));
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
