import { join } from "node:path";
import { t } from "@vscode/l10n";
import { PROFILE_NAME } from "../../runner/eventSandbox.ts";
import { SETTINGS_SECTION, Settings } from "../ids.ts";
import { UserError } from "../userError.ts";
import type { NodePlace } from "../virtualNode/nodeSource.ts";
import { shortPath } from "../workspace/eventDirectories.ts";
import { openNewFile } from "../workspace/newFile.ts";
import { PROFILE_TEMPLATE } from "./profileTemplate.ts";

/**
 * Opens the node profile of an event directory, and makes one from the template where there is none.
 * @throws {UserError} where it cannot be written.
 */
export async function createProfile({ options }: NodePlace): Promise<void> {
  const path = options.profilePath ?? join(options.base, PROFILE_NAME);
  const id = `${SETTINGS_SECTION}.${Settings.nodeProfile}`;
  await openNewFile(
    path,
    PROFILE_TEMPLATE,
    (why, error) =>
      new UserError(
        t(
          "The node profile {0} cannot be made: {1}. The setting {2} may name another place for it.",
          shortPath(path),
          why,
          id,
        ),
        [{ title: t("Open settings"), command: "workbench.action.openSettings", args: [id] }],
        error,
      ),
  );
}
