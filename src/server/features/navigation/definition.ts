import { stat } from "node:fs/promises";
import { helperNamed } from "../../../ctdb/helpers/helpers.ts";
import { LineIndex } from "../../../text/lineIndex.ts";
import type { TextRange } from "../../../text/textRange.ts";
import { isScriptModel, type ScriptModel } from "../model/documentModel.ts";
import type { Models } from "../model/models.ts";
import type { Target } from "../target/target.ts";
import { targetAt } from "../target/targetAt.ts";
import { textRange } from "./functionPlaces.ts";
import { kitDefinition } from "./kitDefinition.ts";
import { localOwner, variablePlaces } from "./variablePlaces.ts";

/** Where something is defined. */
export interface DefinitionPlace {
  /** Absolute path. */
  readonly path: string;
  readonly lines: LineIndex;
  /** All of the definition. */
  readonly range: TextRange;
  /** Its name. */
  readonly nameRange: TextRange;
}

/** The definitions of what stands at an offset, with the range of the word that was asked about. */
export interface FoundDefinition {
  readonly origin: TextRange;
  readonly places: readonly DefinitionPlace[];
}

/** Where the function, variable, event or file at an offset is defined; `null` where nothing is known. */
export async function definitionAt(
  models: Models,
  model: ScriptModel,
  offset: number,
): Promise<FoundDefinition | null> {
  const target = targetAt(model, offset);
  const places = target === null ? [] : await placesFor(models, model, target, offset);
  return target === null || places.length === 0 ? null : { origin: target.range, places };
}

async function placesFor(
  models: Models,
  model: ScriptModel,
  target: Target,
  offset: number,
): Promise<DefinitionPlace[]> {
  switch (target.kind) {
    case "function":
      return functionDefinition(models, model, target.name);
    case "variable":
      return variableDefinition(models, model, target.name, offset);
    case "event":
      return model.script.handlers
        .filter(({ events }) => events.some(({ name }) => name === target.event.name))
        .map(({ node, body, events }) => ({
          path: model.path,
          lines: model.lines,
          range: { start: node.start, end: Math.max(node.end, body.end) },
          nameRange: events.find(({ name }) => name === target.event.name)?.range ?? textRange(node),
        }));
    case "source":
      return sourcedFile(model.shelf?.pathOf(target.source, model.path) ?? null);
    default:
      return [];
  }
}

async function functionDefinition(
  models: Models,
  model: ScriptModel,
  name: string,
): Promise<DefinitionPlace[]> {
  const own = functionIn(model, name);
  const library = model.sourced.functions.get(name)?.library;
  if (own !== null || library === undefined) {
    return own !== null ? [own] : await kitPlaces(model, name);
  }
  const other = await libraryModel(models, library.path);
  const there = other === null ? null : functionIn(other, name);
  return there === null ? [] : [there];
}

function functionIn({ path, lines, script }: ScriptModel, name: string): DefinitionPlace | null {
  const definition = script.functions.get(name);
  return definition === undefined
    ? null
    : { path, lines, range: textRange(definition.node), nameRange: textRange(definition.nameNode) };
}

/** The helper in our own kit, where there is no `functions` that defines it. */
async function kitPlaces({ convention }: ScriptModel, name: string): Promise<DefinitionPlace[]> {
  const found = helperNamed(name) === null ? null : await kitDefinition(name, convention.version);
  return found === null ? [] : [found];
}

async function variableDefinition(
  models: Models,
  model: ScriptModel,
  name: string,
  offset: number,
): Promise<DefinitionPlace[]> {
  const own = assignmentsIn(model, name, offset);
  if (own.length > 0) {
    return own;
  }
  const found: DefinitionPlace[] = [];
  for (const { path, shell } of model.sourced.libraries) {
    const other = shell.assignments.some((one) => one.name === name)
      ? await libraryModel(models, path)
      : null;
    found.push(...(other === null ? [] : assignmentsIn(other, name, null)));
  }
  return found;
}

function assignmentsIn(
  { path, lines, script }: ScriptModel,
  name: string,
  at: number | null,
): DefinitionPlace[] {
  const owner = at === null ? null : localOwner(script, name, at);
  return variablePlaces(script, name, owner)
    .filter(({ isDefinition }) => isDefinition)
    .map(({ range }) => ({ path, lines, range, nameRange: range }));
}

async function libraryModel(models: Models, path: string): Promise<ScriptModel | null> {
  const model = await models.modelAt(path);
  return model !== null && isScriptModel(model) ? model : null;
}

async function sourcedFile(path: string | null): Promise<DefinitionPlace[]> {
  if (path === null || !(await isFile(path))) {
    return [];
  }
  const range = { start: 0, end: 0 };
  return [{ path, lines: new LineIndex(""), range, nameRange: range }];
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false; // not there
  }
}
