import { EVENT_INDEX } from "../detailView.ts";
import type { RunView, ScriptView } from "../messages.ts";
import { endsEvent, goesOn } from "../phases.ts";

/** A script that runs for this long is shown by itself, in milliseconds; shorter ones would only flicker. */
export const FOLLOW_AFTER_MILLISECONDS = 400;

/**
 * The script whose detail is shown: what the user chose, else the one that ended the event, else one that runs for a
 * while, else the event as a whole.
 * @param shown what was shown of this run until now: it stays where nothing else calls for attention
 * @param chosen file name of the script that the user chose in this run, `""` for the event, `null` for nothing
 */
export function chosenIndex(run: RunView, chosen: string | null, now: number, shown = EVENT_INDEX): number {
  if (chosen !== null) {
    return run.scripts.find(({ fileName }) => fileName === chosen)?.index ?? EVENT_INDEX;
  }
  const ended = run.scripts.find(({ state }) => endsEvent(state));
  if (ended !== undefined) {
    return ended.index;
  }
  if (!goesOn(run.head.phase)) {
    const last = run.scripts[shown];
    return last !== undefined && isWorthReading(last) ? shown : EVENT_INDEX;
  }
  return run.scripts.find((script) => isLong(script, now))?.index ?? shown;
}

/** Told late, a short script looks long while it runs. */
function isWorthReading({ begin, finish, firstLine }: ScriptView): boolean {
  const wasLong = begin !== null && finish !== null && finish - begin >= FOLLOW_AFTER_MILLISECONDS;
  return wasLong || firstLine !== null;
}

function isLong({ state, begin }: ScriptView, now: number): boolean {
  return state === "running" && begin !== null && now - begin >= FOLLOW_AFTER_MILLISECONDS;
}
