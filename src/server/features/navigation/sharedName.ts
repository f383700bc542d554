import type { FunctionDefinition } from "../../../shell/command.ts";
import type { ScriptModel } from "../model/documentModel.ts";
import type { Target } from "../target/target.ts";
import { targetAt } from "../target/targetAt.ts";
import { functionPlaces, type NamePlace } from "./functionPlaces.ts";
import { localOwner, variablePlaces } from "./variablePlaces.ts";

/** A function or variable that several files may share. */
export interface SharedName {
  readonly kind: "function" | "variable";
  readonly name: string;
  /** The place at which it was asked for. */
  readonly range: Target["range"];
  /** The function in which it is local; `null`: every file that shares the shell sees it. */
  readonly owner: FunctionDefinition | null;
}

/** The function or variable at an offset, or `null`. */
export function sharedNameAt(model: ScriptModel, offset: number): SharedName | null {
  const target = targetAt(model, offset);
  switch (target?.kind) {
    case "function":
      return { kind: "function", name: target.name, range: target.range, owner: null };
    case "variable": {
      const owner = localOwner(model.script, target.name, offset);
      return { kind: "variable", name: target.name, range: target.range, owner };
    }
    default:
      return null;
  }
}

/** Where the name stands in a script. */
export function placesOf(model: ScriptModel, { kind, name, owner }: SharedName): NamePlace[] {
  return kind === "function" ? functionPlaces(model, name) : variablePlaces(model.script, name, owner);
}
