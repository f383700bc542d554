import { t } from "@vscode/l10n";
import type { ShellScript } from "../../shell/shellScript.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";

/** `local x=$(command)` with a test of the status, which is that of `local`. */
export const variableMasksStatus: ScriptRule = {
  code: "variable-masks-status",
  title: "The status that is tested is that of `local` or `export`, not of the command.",
  severity: "warning",
  *check({ shell }) {
    for (const { node, name, nameNode, place, redirects } of shell.commands) {
      const value = node.children.find(({ type }) => type === "variable_assignment")?.child("value") ?? null;
      const isMasked = node.type === "declaration_command" && value !== null && endsWithCommand(value);
      if (
        isMasked &&
        redirects.length === 0 &&
        ((place.isTested && !isIgnored(node)) || isStatusUsed(node, shell))
      ) {
        yield {
          range: rangeOf(nameNode),
          message: t(
            "`{0}` succeeds whatever the command in `$(…)` says, so this test never sees a failure. Write the assignment on a line of its own.",
            name ?? "",
          ),
        };
      }
    }
  },
};

function endsWithCommand(value: SyntaxNode): boolean {
  const inner = value.type === "string" ? value.children.filter(({ type }) => type !== '"') : [value];
  return inner.length === 1 && inner[0]?.type === "command_substitution";
}

/** `|| true`: nobody asks for the status. */
function isIgnored(node: SyntaxNode): boolean {
  const right = node.parent?.type === "list" ? node.parent.namedChildren.at(-1)?.text : undefined;
  return right === "true" || right === ":";
}

/** Whether the next statement looks at `$?` before it runs anything. */
function isStatusUsed(node: SyntaxNode, { uses, commands }: ShellScript): boolean {
  const siblings = node.parent?.namedChildren.filter(({ type }) => type !== "comment") ?? [];
  const next = siblings[siblings.indexOf(node) + 1];
  if (next === undefined || next.type === "function_definition") {
    return false;
  }
  const use = uses.find(({ name, start }) => name === "?" && next.start <= start && start < next.end);
  return (
    use !== undefined &&
    !commands.some((command) => next.start <= command.node.start && command.node.end <= use.start)
  );
}
