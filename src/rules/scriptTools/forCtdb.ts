import { eventNamed } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { EventSet } from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import { meantEvent } from "./misspeltEvent.ts";

/**
 * Whether one of the events is one that CTDB asks for; a handler for people alone has none of them. A misspelt event is
 * judged as the one that is meant: what is wrong in its handler stays wrong once the name is mended.
 */
function hasCtdbEvent(script: EventScript, events: EventSet): boolean {
  return (
    events.allBut ||
    [...events.names].some((name) => eventNamed(name)?.kind === "daemon" || meantEvent(script, name) !== null)
  );
}

/**
 * Whether CTDB can get a script to run a command. What is behind `[ $# -lt 1 ]` or `exit`, or in an arm such as `help`, is
 * for people alone; a function that nothing calls by its name may be called all the same (`"handle_$1"`).
 */
export function isRunByCtdb(
  script: EventScript,
  { node, place }: Pick<Command, "node" | "place">,
  known: ReadonlySet<string> = new Set(),
): boolean {
  const events = script.eventsAt(node);
  if (events !== null || place.function === null) {
    return events !== null && hasCtdbEvent(script, events);
  }
  const { name } = place.function;
  const calls = known.has(name) ? [] : script.shell.commands.filter((command) => command.name === name);
  const others = new Set([...known, name]);
  return calls.length === 0 ? !known.has(name) : calls.some((call) => isRunByCtdb(script, call, others));
}
