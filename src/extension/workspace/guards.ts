import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { UserError } from "../userError.ts";

/**
 * Refuses where scripts must not run at all.
 * @throws {UserError} with the way to allow it.
 */
export function requireTrust(): void {
  if (!vscode.workspace.isTrusted) {
    throw new UserError(
      t(
        "This workspace is not trusted, so CTDB event scripts are not run. A script can do whatever you can do on this machine.",
      ),
      [{ title: t("Manage workspace trust"), command: "workbench.trust.manage" }],
    );
  }
  if (process.platform === "win32") {
    throw new UserError(
      t(
        "CTDB event scripts cannot run on Windows. Open the folder in WSL or on a Linux machine to run them.",
      ),
    );
  }
}
