import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isWithinReach } from "../../../scripts/reach.ts";
import { isScriptModel, type ScriptModel } from "../model/documentModel.ts";
import type { Models } from "../model/models.ts";
import type { NamePlace } from "./functionPlaces.ts";
import { placesOf, type SharedName } from "./sharedName.ts";

const MOST_FILES_READ = 400;
const MOST_SCRIPTS = 200;
const MOST_PROGRAMS = 50;
const PROGRAM = /^[\w-]+(?:\.sh)?$/;

/** A script with the places where a name stands in it. */
export interface NamedScript {
  readonly model: ScriptModel;
  readonly places: readonly NamePlace[];
}

/**
 * The scripts that share a function or variable: the script itself, the files that it sources, and, where one of them has
 * the name too, every script that sources that one.
 * @param isCancelled asked between files
 */
export async function sharingScripts(
  models: Models,
  start: ScriptModel,
  shared: SharedName,
  isCancelled: () => boolean,
): Promise<NamedScript[]> {
  const found = new Map<string, NamedScript>();
  const queue = [start];
  const seen = new Set([start.path]);
  for (const model of queue) {
    const places = placesOf(model, shared);
    if ((places.length === 0 && model !== start) || found.size >= MOST_SCRIPTS || isCancelled()) {
      continue;
    }
    found.set(model.path, { model, places });
    if (shared.owner !== null) {
      break;
    }
    const near = [
      ...model.sourced.libraries.map(({ path }) => path),
      ...(isLibrary(model) ? await candidatesFor(models, model) : []),
    ];
    for (const path of near.slice(0, MOST_FILES_READ)) {
      if (seen.has(path) || isCancelled()) {
        continue;
      }
      const other = await scriptWith(models, path, shared.name);
      const isSourced = model.sourced.libraries.some((library) => library.path === path);
      if (other === null || isSourced || sources(other, model.path)) {
        seen.add(path);
      }
      if (other !== null && (isSourced || sources(other, model.path))) {
        queue.push(other);
      }
    }
  }
  return [...found.values()];
}

/** Whether other scripts may source it: what CTDB lists is run, not sourced. */
function isLibrary({ entry }: ScriptModel): boolean {
  return entry === null || entry.position === null;
}

function sources(model: ScriptModel, path: string): boolean {
  return model.sourced.libraries.some((library) => library.path === path);
}

/** The entries of every event directory that has the same `CTDB_BASE`, and programs that lie there. */
async function candidatesFor(models: Models, { directory }: ScriptModel): Promise<string[]> {
  const entries = models
    .directories()
    .filter(({ base }) => base === directory?.base)
    .flatMap(({ path, scan }) => scan.files.map(({ fileName }) => join(path, fileName.text)));
  return [...(directory === null ? [] : await programsIn(directory.base)), ...entries];
}

/** Callouts and the like, which source `functions` too. */
async function programsIn(base: string): Promise<string[]> {
  try {
    if (!(await isWithinReach(base))) {
      return [];
    }
    const entries = await readdir(base, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && PROGRAM.test(entry.name))
      .slice(0, MOST_PROGRAMS)
      .map(({ name }) => join(base, name));
  } catch {
    return []; // not readable
  }
}

async function scriptWith(models: Models, path: string, name: string): Promise<ScriptModel | null> {
  const text = await models.textAt(path);
  if (text?.includes(name) !== true) {
    return null; // most files have not: reading is cheap, parsing is not
  }
  const model = await models.modelAt(path);
  return model !== null && isScriptModel(model) ? model : null;
}
