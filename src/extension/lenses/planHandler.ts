import type { PlannedRun, SettingsReader } from "../run/plannedRun.ts";
import { planRun } from "../run/planRun.ts";
import type { HandlerPlace, RunMemory } from "../run/runMemory.ts";

/** How arguments that are known are taken. */
export interface HandlerAnswers {
  /** For a handler whose arguments are not remembered: where one is `null` all are asked for, and the others offered. */
  readonly otherwise?: readonly (string | null)[];
  /** Whether the user is asked even so. */
  readonly asks?: boolean;
}

/** Plans a run of an event from one of its handlers; asks for arguments once and remembers them there. */
export async function planHandler(
  place: HandlerPlace,
  memory: RunMemory,
  settingsFor: SettingsReader,
  { otherwise, asks = false }: HandlerAnswers = {},
): Promise<PlannedRun | null> {
  const { directory, event } = place;
  const args = memory.argumentsOf(place) ?? otherwise;
  const hint = {
    kind: "event",
    path: directory,
    event,
    asks,
    ...(args === undefined ? {} : { args }),
  } as const;
  const planned = await planRun(hint, memory, settingsFor);
  if (planned !== null && planned.args.length > 0) {
    await memory.rememberArguments(place, planned.args);
  }
  return planned;
}
