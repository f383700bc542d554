import { join } from "node:path";
import { listedFiles } from "../../../scripts/scriptDirectory.ts";
import { isScriptModel, type ScriptModel } from "../model/documentModel.ts";
import type { Models } from "../model/models.ts";
import type { NamePlace } from "./functionPlaces.ts";
import type { NamedScript } from "./sharingScripts.ts";

const MOST_SCRIPTS = 200;

/** Where a script names an event. */
export function eventPlaces({ script }: ScriptModel, name: string): NamePlace[] {
  const ranges = new Map(
    script.handlers.flatMap(({ events }) =>
      events
        .filter((event) => event.name === name && !event.isPattern)
        .map(({ range }) => [range.start, { range, isDefinition: true }]),
    ),
  );
  return [...ranges.values()].toSorted((a, b) => a.range.start - b.range.start);
}

/** The handlers of an event in all scripts of the directory, in run order. */
export async function eventHandlers(
  models: Models,
  model: ScriptModel,
  name: string,
  isCancelled: () => boolean,
): Promise<NamedScript[]> {
  const found: NamedScript[] = [];
  const listed = model.directory === null ? [] : listedFiles(model.directory.scan).slice(0, MOST_SCRIPTS);
  const paths = listed.map(({ fileName }) => join(model.directory?.path ?? "", fileName.text));
  for (const path of new Set([...paths, model.path])) {
    if (isCancelled()) {
      break;
    }
    const text = path === model.path ? model.text : await models.textAt(path);
    const other = path === model.path ? model : text?.includes(name) ? await models.modelAt(path) : null;
    if (other !== null && isScriptModel(other)) {
      const places = eventPlaces(other, name);
      if (places.length > 0) {
        found.push({ model: other, places });
      }
    }
  }
  return found;
}
