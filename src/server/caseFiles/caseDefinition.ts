import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { caseHelpAt } from "../../caseFiles/help/caseHelpAt.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import { type DocumentModel, isScriptModel } from "../features/model/documentModel.ts";
import type { Models } from "../features/model/models.ts";
import type { DefinitionPlace, FoundDefinition } from "../features/navigation/definition.ts";
import { namedScript } from "./nearDirectories.ts";

/**
 * Where a place of a case file leads: a script or profile, the first script of a directory, the handler of an event in
 * the script that the case is about; `null` where nothing is there.
 */
export async function caseDefinition(
  models: Models,
  model: DocumentModel,
  offset: number,
): Promise<FoundDefinition | null> {
  const help = caseHelpAt(model.text, offset);
  if (help === null) {
    return null;
  }
  switch (help.about) {
    case "script":
    case "profile":
    case "directory": {
      const path = await fileAt(models, resolve(dirname(model.path), help.path));
      return path === null ? null : { origin: help.range, places: [topOf(path)] };
    }
    case "event": {
      const script = namedScript(model.path, model.text, offset);
      const places = script === null ? [] : await handlers(models, script, help.name);
      return places.length === 0 ? null : { origin: help.range, places };
    }
    default:
      return null;
  }
}

/** A file itself; for an event directory its first script. */
async function fileAt(models: Models, path: string): Promise<string | null> {
  const known = models.directories().find((directory) => directory.path === path);
  const first = known?.scan.files.find(({ position }) => position === 1);
  if (known !== undefined) {
    return first === undefined ? null : join(path, first.fileName.text);
  }
  try {
    return (await stat(path)).isFile() ? path : null;
  } catch {
    return null; // not there
  }
}

async function handlers(models: Models, script: string, event: string): Promise<DefinitionPlace[]> {
  if (!models.directories().some(({ path }) => path === dirname(script))) {
    return []; // a case file may name anything; only what is shown already is read
  }
  const found = await models.modelAt(script).catch(() => null); // takes too long to read, which its diagnostics say
  if (found === null || !isScriptModel(found)) {
    return [];
  }
  const { path, lines } = found;
  const named = found.script.handlers.filter(({ events }) => events.some(({ name }) => name === event));
  const reached = found.script.handlers.filter(({ reached: set }) => includesEvent(set, event)).slice(0, 1);
  return (named.length > 0 ? named : reached).map(({ node, body, events }) => ({
    path,
    lines,
    range: { start: node.start, end: Math.max(node.end, body.end) },
    nameRange: events.find(({ name }) => name === event)?.range ?? { start: node.start, end: node.start },
  }));
}

function topOf(path: string): DefinitionPlace {
  const nowhere = { start: 0, end: 0 };
  return { path, lines: new LineIndex(""), range: nowhere, nameRange: nowhere };
}
