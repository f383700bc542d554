import { t } from "@vscode/l10n";
import { hasHelper, helperNamed } from "../../ctdb/helpers/helpers.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { sentences } from "../../text/sentences.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";

/** Helpers that fail by ending the script and in no other way (`functions` of 4.25-dev and before). */
const ONLY_EXIT = new Set(["die", "ctdb_check_args", "ctdb_setup_state_dir", "failcount_incr"]);

/** A helper that ends the script instead of returning a failure, where the script wants to handle that. */
export const sourcedHelperExits: ScriptRule = {
  code: "sourced-helper-exits",
  title: "The helper function ends the script, so its failure cannot be handled.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    for (const command of script.shell.commands) {
      const helper = command.name === null || !ONLY_EXIT.has(command.name) ? null : helperNamed(command.name);
      const isOwn = helper === null || script.functions.has(helper.name) || !hasHelper(helper, version);
      if (isOwn || command.place.inSubshell || !isHandled(command.statement)) {
        continue;
      }
      yield {
        range: rangeOf(command.nameNode),
        message: sentences(
          t(
            "`{0}` does not return a failure but ends the script, so what is meant to handle it is never run.",
            helper.name,
          ),
          helper.name === "die"
            ? t("Do that first, and call `die` last.")
            : t("Call it in a subshell, `( … )`, if the script has to go on."),
        ),
      };
    }
  },
};

/** `helper || other`, `if ! helper; then other`, where `other` is more than the end of the script. */
function isHandled(statement: SyntaxNode): boolean {
  const around = statement.parent;
  if (around?.type === "list") {
    return (
      around.children[0] === statement && around.children[1]?.type === "||" && isWork(around.children[2])
    );
  }
  if (around?.type === "negated_command" && around.parent?.type === "if_statement") {
    const condition = around.parent;
    const then = condition.children.findIndex(({ type }) => type === "then");
    return isWork(condition.children.slice(then + 1).find(({ isNamed }) => isNamed));
  }
  return false;
}

function isWork(node: SyntaxNode | undefined): boolean {
  const first = node?.type === "compound_statement" ? node.namedChildren[0] : node;
  return first !== undefined && !/^(?:exit|die|return|:|true)\b/.test(first.text);
}
