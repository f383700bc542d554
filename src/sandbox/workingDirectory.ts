import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { t } from "@vscode/l10n";
import { SandboxError } from "./sandbox.ts";

/** @throws {SandboxError} where scripts cannot start in this folder. */
export async function checkWorkingDirectory(path: string): Promise<void> {
  await access(path, constants.X_OK).catch((error: NodeJS.ErrnoException) => {
    throw new SandboxError(
      t("Scripts cannot start in the working directory {0}: {1}.", path, error.code ?? error.message),
      t("Choose a folder that exists and may be entered."),
    );
  });
}
