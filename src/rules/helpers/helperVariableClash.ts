import { t } from "@vscode/l10n";
import { hasHelper } from "../../ctdb/helpers/helpers.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { type HelperCall, helperCalls } from "./helperCalls.ts";

/** A variable of the script that a helper function overwrites before it is used. */
export const helperVariableClash: ScriptRule = {
  code: "helper-variable-clash",
  title: "A helper function overwrites the variable before it is used.",
  severity: "warning",
  *check(script, context) {
    const { version } = context.convention;
    const calls = helperCalls(script).filter(({ helper }) => hasHelper(helper, version));
    if (!context.sourced.hasFunctions) {
      return;
    }
    for (const assignment of script.shell.assignments) {
      const { name, node, nameNode, kind } = assignment;
      const isOwn = /^_[a-z]/.test(name) && kind === "plain";
      const call = isOwn ? calls.find((one) => overwrites(one, name, node, script)) : undefined;
      if (call !== undefined) {
        yield {
          range: rangeOf(nameNode),
          message: t(
            "`{0}` sets `{1}` for itself, and all variables of a shell are global, so it has another value when it is used behind the call. Take a name without an underline before it.",
            call.helper.name,
            name,
          ),
          related: [
            {
              file: context.file.path,
              range: rangeOf(call.command.nameNode),
              message: t("`{0}` is called here", call.helper.name),
            },
          ],
        };
      }
    }
  },
};

/** Assignment, call and use one after another in one list of statements, with no other assignment between. */
function overwrites(
  { command, helper }: HelperCall,
  name: string,
  assigned: SyntaxNode,
  { shell }: EventScript,
): boolean {
  const { statement, place } = command;
  const isStraight = statement.parent === assigned.parent && !place.inSubshell && !place.isBackground;
  if (!helper.sets.includes(name) || !isStraight || assigned.end > statement.start) {
    return false;
  }
  // Given to the helper, the value is most likely what the helper gives the variable, too.
  const isGiven = shell.uses.some(
    (use) => use.name === name && statement.start <= use.start && use.end <= statement.end,
  );
  if (isGiven) {
    return false;
  }
  const siblings = assigned.parent?.namedChildren ?? [];
  const used = siblings
    .filter(({ start }) => start >= statement.end)
    .find((next) =>
      shell.uses.some((use) => use.name === name && next.start <= use.start && use.end <= next.end),
    );
  const isSetAgain = shell.assignments.some(
    (other) =>
      other.name === name &&
      other.node !== assigned &&
      other.node.start > assigned.start &&
      other.node.start < (used?.end ?? 0),
  );
  return used !== undefined && !isSetAgain;
}
