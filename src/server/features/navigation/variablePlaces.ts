import type { EventScript } from "../../../scripts/eventScript/eventScript.ts";
import type { FunctionDefinition } from "../../../shell/command.ts";
import type { NamePlace } from "./functionPlaces.ts";

/** The function in which the variable at an offset is local; `null` where it is global. */
export function localOwner(script: EventScript, name: string, offset: number): FunctionDefinition | null {
  return localFunctions(script, name).find(({ node }) => node.start <= offset && offset <= node.end) ?? null;
}

/**
 * Every place of a script where a variable's name stands.
 * @param owner the function in which it is local; `null`: the global one, which those functions do not see
 */
export function variablePlaces(
  { shell }: EventScript,
  name: string,
  owner: FunctionDefinition | null,
): NamePlace[] {
  const locals = owner === null ? shell.assignments.filter(isLocal(name)).map((one) => one.function) : [];
  const isMeant = (definition: FunctionDefinition | null): boolean =>
    owner === null ? definition === null || !locals.includes(definition) : definition === owner;
  const places = new Map<number, NamePlace>();
  for (const use of shell.uses) {
    if (use.name === name && isMeant(use.function)) {
      places.set(use.start, { range: { start: use.start, end: use.end }, isDefinition: false });
    }
  }
  for (const { name: assigned, nameNode, function: definition } of shell.assignments) {
    if (assigned === name && isMeant(definition)) {
      const range = { start: nameNode.start, end: nameNode.end };
      places.set(range.start, { range, isDefinition: true });
    }
  }
  return [...places.values()].toSorted((a, b) => a.range.start - b.range.start);
}

function localFunctions({ shell }: EventScript, name: string): FunctionDefinition[] {
  return shell.assignments
    .filter(isLocal(name))
    .flatMap(({ function: definition }) => (definition === null ? [] : [definition]));
}

function isLocal(name: string) {
  return (assignment: { readonly name: string; readonly kind: string }): boolean =>
    assignment.name === name && assignment.kind === "local";
}
