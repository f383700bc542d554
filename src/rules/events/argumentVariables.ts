import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import { plainVariable } from "../../shell/words.ts";
import { covers } from "../../text/textRange.ts";

/**
 * Which arguments of an event a command is given: directly, or in a variable that the script assigns from `$N`
 * where that event gets.
 * @returns numbers as of `$N` in a script that shifts nothing
 */
export function argumentsGiven(script: EventScript, command: Command, event: string): ReadonlySet<number> {
  const given = new Set<number>();
  const variables = variablesOf(script, event);
  for (const use of script.shell.uses) {
    if (!covers(command.node, { start: use.start, end: use.end })) {
      continue;
    }
    const index = script.argumentIndex(use);
    const held = index === null ? variables.get(use.name) : index;
    if (held !== undefined && held > 1) {
      given.add(held);
    }
  }
  return given;
}

/** The variables that are assigned an argument of the event and nothing else there. */
function variablesOf(script: EventScript, event: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { name, value } of script.shell.assignments) {
    const number = value === null ? null : plainVariable(value);
    const state = value === null ? null : script.stateAt(value);
    if (number === null || !/^[2-9]$/.test(number) || state === null || state.shift === null) {
      continue;
    }
    if (includesEvent(state.events, event)) {
      found.set(name, Number(number) + state.shift);
    }
  }
  return found;
}
