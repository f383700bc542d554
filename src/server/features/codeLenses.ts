import { t } from "@vscode/l10n";
import type { CodeLens } from "vscode-languageserver/node";
import { argumentsOf, eventNamed, hasEvent } from "../../ctdb/events.ts";
import { wholeOf } from "../../scripts/eventScript/handler.ts";
import type { ScriptModel } from "./model/documentModel.ts";

const MOST_LENSES = 100;

/**
 * A lens above each handler of an event that the release has, which runs that event. Only scripts that CTDB lists have them.
 * @param command the editor's command; it is given the directory's path, the event's name and the script's file name
 * @returns lenses whose data say where the handler is and whether the event has arguments
 */
export function codeLenses(model: ScriptModel, command: string): CodeLens[] {
  const { script, directory, entry, convention, lines } = model;
  if (directory === null || entry === null || entry.position === null) {
    return [];
  }
  const file = entry.fileName.text;
  const lenses: CodeLens[] = [];
  const seen = new Set<string>();
  for (const handler of script.handlers) {
    const { start, end } = wholeOf(handler);
    for (const { name, range, isPattern } of handler.events) {
      const facts = eventNamed(name);
      const key = `${name} ${handler.node.start}`;
      if (isPattern || seen.has(key) || facts === null || !hasEvent(facts, convention.version)) {
        continue;
      }
      seen.add(key);
      lenses.push({
        range: { start: lines.placeAt(range.start), end: lines.placeAt(range.end) },
        command: { title: t("Run {0}", name), command, arguments: [directory.path, name, file] },
        data: {
          handler: { start: lines.placeAt(start), end: lines.placeAt(end) },
          hasArguments: argumentsOf(name, convention.version).length > 0,
        },
      });
    }
  }
  return lenses.slice(0, MOST_LENSES);
}
