import type { Launcher, LauncherOptions } from "./launcher.ts";
import type { SandboxOptions } from "./sandbox.ts";

/**
 * Starts a launcher. Its module is loaded with the first one: an editor that only shows scripts never needs it.
 * @param options environment and working directory of the scripts
 */
export async function openLauncher(
  command: LauncherOptions,
  options: Pick<SandboxOptions, "environment" | "workingDirectory">,
): Promise<Launcher> {
  const { Launcher } = await import("./launcher.ts");
  return new Launcher(command, options);
}
