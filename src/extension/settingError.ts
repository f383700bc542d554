import { SETTINGS_SECTION } from "./ids.ts";
import { UserError } from "./userError.ts";

/** The error for a setting with a value that it cannot have; `allowed` completes "it must be". */
export function badSetting(name: string, value: unknown, allowed: string): UserError {
  const id = `${SETTINGS_SECTION}.${name}`;
  return new UserError(`The setting ${id} is ${JSON.stringify(value)}, but it must be ${allowed}.`, [
    { title: "Open settings", command: "workbench.action.openSettings", args: [id] },
  ]);
}
