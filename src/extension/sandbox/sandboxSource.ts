import { stat } from "node:fs/promises";
import { t } from "@vscode/l10n";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { Settings } from "../ids.ts";
import type { PlannedRun } from "../run/plannedRun.ts";
import { badSetting } from "../settings/settingError.ts";

/** A sandbox, and what tells it from others of the same directory. */
export interface ChosenSandbox {
  readonly sandbox: Sandbox;
  readonly id: string;
}

/** Gives the sandbox of a run, as things are now: a node profile may be new. */
export type SandboxSource = (
  planned: Pick<PlannedRun, "directory" | "convention" | "settings">,
) => Promise<ChosenSandbox>;

/**
 * Makes the source of sandboxes, which rejects with `SandboxError` where the mode that is set does not work, and with
 * `UserError` where there is no such folder of stub commands.
 * @param kitDirectory where the files of `src/sandbox/kit/` are
 * @param workspaceFolders the folders that scripts may read
 */
export function sandboxSource(
  kitDirectory: string,
  workspaceFolders: () => readonly string[],
): SandboxSource {
  return async ({ directory, convention, settings }) => {
    const { choice, ...wishes } = settings.sandbox;
    if (choice !== "host" && wishes.ownStubs !== null) {
      await requireFolder(wishes.ownStubs);
    }
    const [{ nodeOptionsFor }, { chooseSandbox }] = await Promise.all([
      import("../../runner/eventSandbox.ts"),
      import("../../sandbox/chooseSandbox.ts"),
    ]);
    const options = await nodeOptionsFor(directory, convention, {
      kitDirectory,
      workspaceFolders: workspaceFolders(),
      ...wishes,
    });
    const sandbox = await chooseSandbox(choice, options);
    const { mode, reason } = sandbox;
    // On the host there is no virtual node whose options could differ.
    return { sandbox, id: JSON.stringify([mode, ...(mode === "host" ? [] : [reason, options])]) };
  };
}

/** Without it a run would only end in an errno. */
async function requireFolder(path: string): Promise<void> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw badSetting(Settings.stubCommands, path, t("the path of a folder that is there, or empty for none"));
  }
}
