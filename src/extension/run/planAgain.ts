import type { SandboxChoice } from "../../sandbox/sandboxChoice.ts";
import { chooseConvention } from "../settings/conventionChoice.ts";
import type { PlannedRun, SettingsReader } from "./plannedRun.ts";
import type { RunMemory } from "./runMemory.ts";

/** The last run once more, with the settings as they are now; `null` where nothing was run. */
export async function planAgain(memory: RunMemory, settingsFor: SettingsReader): Promise<PlannedRun | null> {
  const last = memory.lastRun;
  if (last === null) {
    return null;
  }
  const { directory, event, args, argumentNames, only, sandbox } = last;
  const settings = settingsFor(directory);
  const convention = await chooseConvention(directory, settings);
  const alone = only === undefined ? {} : { only };
  const planned = { directory, event, args, argumentNames, settings, convention, ...alone };
  // What the user took instead counts until the setting says something else.
  return sandbox !== undefined && sandbox.insteadOf === settings.sandbox.choice
    ? withSandbox(planned, sandbox.choice)
    : planned;
}

/** The same run in another sandbox than the settings say. */
export function withSandbox(planned: PlannedRun, choice: SandboxChoice): PlannedRun {
  const { settings } = planned;
  return {
    ...planned,
    settings: { ...settings, sandbox: { ...settings.sandbox, choice } },
    insteadOf: planned.insteadOf ?? settings.sandbox.choice,
  };
}
