import { chooseConvention } from "./conventionChoice.ts";
import type { PlannedRun, SettingsReader } from "./plannedRun.ts";
import type { RunMemory } from "./runMemory.ts";

/** The last run once more, with the settings as they are now; `null` where nothing was run. */
export async function planAgain(memory: RunMemory, settingsFor: SettingsReader): Promise<PlannedRun | null> {
  const last = memory.lastRun;
  if (last === null) {
    return null;
  }
  const settings = settingsFor(last.directory);
  const convention = await chooseConvention(last.directory, settings);
  return { ...last, settings, convention };
}
