import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { PROFILE_NAME } from "../../runner/eventSandbox.ts";
import { errnoText, systemFailure } from "../../scripts/systemError.ts";
import { SETTINGS_SECTION, Settings } from "../ids.ts";
import { UserError } from "../userError.ts";
import type { NodePlace } from "../virtualNode/nodeSource.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import { PROFILE_TEMPLATE } from "./profileTemplate.ts";

/**
 * Opens the node profile of an event directory, and makes one from the template where there is none.
 * @throws {UserError} where it cannot be written.
 */
export async function createProfile({ options }: NodePlace): Promise<void> {
  const path = options.profilePath ?? join(options.base, PROFILE_NAME);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, PROFILE_TEMPLATE, { flag: "wx" });
  } catch (error) {
    const failure = systemFailure(error);
    if (failure?.code !== "EEXIST") {
      const why = failure === null ? String(error) : errnoText(failure.errno);
      const id = `${SETTINGS_SECTION}.${Settings.nodeProfile}`;
      throw new UserError(
        t(
          "The node profile {0} cannot be made: {1}. The setting {2} may name another place for it.",
          shortPath(path),
          why,
          id,
        ),
        [{ title: t("Open settings"), command: "workbench.action.openSettings", args: [id] }],
        error,
      );
    }
  }
  await vscode.window.showTextDocument(vscode.Uri.file(path));
}
