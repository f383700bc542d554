import { t } from "@vscode/l10n";
import { SETTINGS_SECTION } from "../ids.ts";
import { UserError } from "../userError.ts";

/** The error for a setting with a value that it cannot have; `allowed` completes "it must be". */
export function badSetting(name: string, value: unknown, allowed: string): UserError {
  const id = `${SETTINGS_SECTION}.${name}`;
  return new UserError(t("The setting {0} is {1}, but it must be {2}.", id, JSON.stringify(value), allowed), [
    { title: t("Open settings"), command: "workbench.action.openSettings", args: [id] },
  ]);
}
