import type { CodeLens } from "vscode-languageserver/node";
import { eventNamed, hasEvent } from "../../ctdb/events.ts";
import type { ScriptModel } from "./model/documentModel.ts";

const MOST_LENSES = 100;

/**
 * A lens above each handler of an event that the release has, which runs that event. Only scripts that CTDB lists have them.
 * @param command the editor's command; it is given the directory's path and the event's name
 */
export function codeLenses(model: ScriptModel, command: string): CodeLens[] {
  const { script, directory, entry, convention, lines } = model;
  if (directory === null || entry === null || entry.position === null) {
    return [];
  }
  const lenses: CodeLens[] = [];
  const seen = new Set<string>();
  for (const { events, node } of script.handlers) {
    for (const { name, range, isPattern } of events) {
      const facts = eventNamed(name);
      const key = `${name} ${node.start}`;
      if (isPattern || seen.has(key) || facts === null || !hasEvent(facts, convention.version)) {
        continue;
      }
      seen.add(key);
      lenses.push({
        range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) },
        command: { title: `Run ${name}`, command, arguments: [directory.path, name] },
      });
    }
  }
  return lenses.slice(0, MOST_LENSES);
}
