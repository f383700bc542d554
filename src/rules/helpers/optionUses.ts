import { optionNamed } from "../../ctdb/options/options.ts";
import type { ScriptOption } from "../../ctdb/options/scriptOption.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { VariableUse } from "../../shell/command.ts";
import type { TextRange } from "../../text/textRange.ts";
import type { ScriptContext } from "../rule.ts";
import { isAssigned } from "./helperCalls.ts";

/** The first use of a variable that only CTDB, its options files or the environment can have set. */
export interface OptionUse {
  readonly use: VariableUse;
  /** What is known of it, `null` for a name that CTDB never had. */
  readonly option: ScriptOption | null;
}

/** The first uses of all `CTDB_…` variables that nothing in the script assigns. */
export function optionUses(script: EventScript, context: ScriptContext): readonly OptionUse[] {
  const seen = new Set<string>();
  return script.shell.uses.flatMap((use) => {
    if (!use.name.startsWith("CTDB_") || seen.has(use.name) || isAssigned(use.name, script, context)) {
      return [];
    }
    seen.add(use.name);
    return [{ use, option: optionNamed(use.name) }];
  });
}

/** Whether every use of the variable says what to do where it is not set: `${CTDB_X:-default}`. */
export function hasDefault({ shell }: EventScript, name: string): boolean {
  return shell.uses.every((use) => use.name !== name || /^:?[-=+?]/.test(use.operator ?? ""));
}

/** The name alone. */
export function nameRange({ start, end }: VariableUse): TextRange {
  return { start, end };
}
