import { type EventScript, readEventScript } from "../../src/scripts/eventScript/eventScript.ts";
import type { EventSet } from "../../src/scripts/eventScript/eventSet.ts";
import { loadShellParser } from "../../src/shell/shellParser.ts";
import { readShellScript, type ShellScript } from "../../src/shell/shellScript.ts";

/** Reads a script. */
export async function shellScript(text: string): Promise<ShellScript> {
  return readShellScript((await loadShellParser()).parse(text));
}

/** Reads an event script. */
export async function eventScript(text: string): Promise<EventScript> {
  return readEventScript((await loadShellParser()).parse(text));
}

/** A set of events for comparing: `monitor|startup`, `all`, `all but init`, `none`; `unknown` for `null`. */
export function eventNames(set: EventSet | null): string {
  if (set === null) {
    return "unknown";
  }
  const names = [...set.names].sort().join("|");
  return set.allBut ? (names === "" ? "all" : `all but ${names}`) : names === "" ? "none" : names;
}

/** Which events reach each command, by the command's name. */
export async function eventsByCommand(text: string): Promise<Record<string, string>> {
  const script = await eventScript(text);
  return Object.fromEntries(
    script.shell.commands.map(({ name, node }) => [name ?? node.text, eventNames(script.eventsAt(node))]),
  );
}
