import { eventNamed } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { EventSet } from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import { memo } from "../memo.ts";
import { meantEvent } from "./misspeltEvent.ts";
import { callsOf } from "./scriptCalls.ts";

/** What CTDB can get a script to run. */
interface RunByCtdb {
  /** Whether one of the events is one that CTDB asks for; a handler for people alone has none of them. */
  isAsked(events: EventSet): boolean;
  /** Functions that the flow of events does not reach, and that may be called all the same. */
  readonly functions: ReadonlySet<string>;
}

const runByCtdb = memo(readRun);

/**
 * Whether CTDB can get a script to run a command. What is behind `[ $# -lt 1 ]` or `exit`, or in an arm such as `help`, is
 * for people alone; a function that nothing calls by its name may be called all the same (`"handle_$1"`).
 */
export function isRunByCtdb(script: EventScript, { node, place }: Pick<Command, "node" | "place">): boolean {
  const { isAsked, functions } = runByCtdb(script);
  const events = script.eventsAt(node);
  return events === null ? place.function !== null && functions.has(place.function.name) : isAsked(events);
}

/** Each call is looked at once: functions that call others twice make a number of ways that doubles with each of them. */
function readRun(script: EventScript): RunByCtdb {
  const isAsked = remembered((events) => hasCtdbEvent(script, events));
  const callees = new Map<string, string[]>();
  const functions = new Set<string>();
  for (const name of script.functions.keys()) {
    const calls = (callsOf(script).byName.get(name) ?? []).filter(
      ({ place }) => place.function?.name !== name,
    );
    if (calls.length === 0) {
      functions.add(name);
    }
    for (const { node, place } of calls) {
      const events = script.eventsAt(node);
      if (events !== null && isAsked(events)) {
        functions.add(name);
      } else if (events === null && place.function !== null) {
        const others = callees.get(place.function.name) ?? [];
        others.push(name);
        callees.set(place.function.name, others);
      }
    }
  }
  for (const name of functions) {
    // A set gives what is added to it while it is walked, too.
    for (const callee of callees.get(name) ?? []) {
      functions.add(callee);
    }
  }
  return { isAsked, functions };
}

/** Statements of one block have one set of events. */
function remembered(compute: (events: EventSet) => boolean): (events: EventSet) => boolean {
  const known = new Map<EventSet, boolean>();
  return (events) => {
    const is = known.get(events) ?? compute(events);
    known.set(events, is);
    return is;
  };
}

/** A misspelt event is judged as the one that is meant: what is wrong in its handler stays wrong once the name is mended. */
function hasCtdbEvent(script: EventScript, { allBut, names }: EventSet): boolean {
  return (
    allBut ||
    [...names].some((name) => eventNamed(name)?.kind === "daemon" || meantEvent(script, name) !== null)
  );
}
