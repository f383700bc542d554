import { readFile } from "node:fs/promises";
import { t } from "@vscode/l10n";
import { isolatedCommand } from "./isolatedLaunch.ts";
import type { Launcher } from "./launcher.ts";
import { NO_LAYERS } from "./layers.ts";
import { openLauncher } from "./openLauncher.ts";
import { SandboxError, sentenceOf } from "./sandbox.ts";
import { ShortageError } from "./shortageError.ts";

/** Switches that forbid user namespaces, and how to allow them. */
const SWITCHES = [
  {
    file: "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
    forbids: "1",
    remedy: () =>
      t(
        "AppArmor forbids user namespaces: run `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`, or give bwrap an AppArmor profile that allows them.",
      ),
  },
  {
    file: "/proc/sys/kernel/unprivileged_userns_clone",
    forbids: "0",
    remedy: () =>
      t("User namespaces are switched off: run `sudo sysctl kernel.unprivileged_userns_clone=1`."),
  },
  {
    file: "/proc/sys/user/max_user_namespaces",
    forbids: "0",
    remedy: () => t("User namespaces are switched off: run `sudo sysctl user.max_user_namespaces=15000`."),
  },
] as const;

/**
 * Tries whether the isolated mode works here, by entering it once without a script.
 * @returns `null` where it works, else what is missing and how to change that.
 */
export async function isolationProblem(kitDirectory: string): Promise<SandboxError | null> {
  try {
    // Nothing has to be made for it: the kit can stand for a node.
    const { command } = await isolatedCommand({
      kitDirectory,
      nodeDirectory: kitDirectory,
      directory: kitDirectory,
      base: kitDirectory,
      workspaceFolders: [],
      layers: NO_LAYERS,
      stubs: ["ctdb"],
      realIp: false,
      ownStubs: null,
      hostname: "check",
      workingDirectory: "/",
    });
    return await tryOnce(await openLauncher(command, { environment: {}, workingDirectory: "/" }));
  } catch (error) {
    return error instanceof SandboxError ? error : new SandboxError(sentenceOf(error), "");
  }
}

async function tryOnce(launcher: Launcher): Promise<SandboxError | null> {
  const failure = await launcher.ready().then(
    () => null,
    (error: unknown) => error,
  );
  await launcher.close();
  if (failure === null || failure instanceof ShortageError) {
    return failure;
  }
  const complaint = launcher.complaint || t("it ended without a word");
  const sentence = complaint.replace(/^(?:bwrap|ctdb-events): /, "").replace(/\.$/, "");
  return new SandboxError(t("bubblewrap cannot make a sandbox here: {0}.", sentence), await remedy());
}

async function remedy(): Promise<string> {
  for (const { file, forbids, remedy } of SWITCHES) {
    const value = await readFile(file, "utf8").catch(() => "");
    if (value.trim() === forbids) {
      return remedy();
    }
  }
  return t(
    "In a container, allow namespaces ({0}).",
    "docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined",
  );
}
