import { helperNamed } from "../../../ctdb/helpers/helpers.ts";
import type { Command } from "../../../shell/command.ts";
import type { TextRange } from "../../../text/textRange.ts";
import type { ScriptModel } from "../model/documentModel.ts";

/** Built-ins that are given the names of functions. */
const TAKES_FUNCTION = new Set(["trap", "type", "command", "unset", "export"]);

/** One place where a name stands. */
export interface NamePlace {
  readonly range: TextRange;
  /** Whether the name is defined or assigned there. */
  readonly isDefinition: boolean;
}

/** Every place of a script where a function's name stands: definitions, calls, and where it is passed on. */
export function functionPlaces(model: ScriptModel, name: string): NamePlace[] {
  const { shell } = model.script;
  const places: NamePlace[] = [];
  for (const definition of shell.functions) {
    if (definition.name === name) {
      places.push({ range: textRange(definition.nameNode), isDefinition: true });
    }
  }
  for (const command of shell.commands) {
    if (command.name === name && command.nameNode.text === name) {
      places.push({ range: textRange(command.nameNode), isDefinition: false });
    }
    for (const word of command.words) {
      if (word.node.text === name && isPassedFunction(model, command, name)) {
        places.push({ range: textRange(word), isDefinition: false });
      }
    }
  }
  return places.toSorted((a, b) => a.range.start - b.range.start);
}

/**
 * Whether a word of a command means the function of its name: `trap cleanup EXIT`, `background_with_logging do_it`.
 * A word such as `stop` may mean anything, so a name without `_` counts only behind built-ins.
 */
export function isPassedFunction({ script, sourced }: ScriptModel, command: Command, name: string): boolean {
  if (command.name === null) {
    return false;
  }
  if (TAKES_FUNCTION.has(command.name)) {
    return true;
  }
  const takesNames =
    script.functions.has(command.name) ||
    sourced.functions.has(command.name) ||
    helperNamed(command.name) !== null;
  return takesNames && name.includes("_");
}

/** The range of a node, alone. */
export function textRange({ start, end }: TextRange): TextRange {
  return { start, end };
}
