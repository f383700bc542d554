import { t } from "@vscode/l10n";
import { optionNamed } from "../../ctdb/options/options.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { plainVariable } from "../../shell/words.ts";
import type { ScriptContext, ScriptRule } from "../rule.ts";
import { rangeOf, suggestion } from "../scriptTools/fixes.ts";
import { programOf } from "../scriptTools/program.ts";

/** `rm -r "$x"/…` with a variable that nothing sets: what is removed then begins at the root. */
export const unsafeRm: ScriptRule = {
  code: "unsafe-rm",
  title: "`rm -r` below a variable that can be empty.",
  severity: "warning",
  *check(script, context) {
    for (const command of script.shell.commands) {
      const program = programOf(command);
      const isRecursive = program?.words.some(({ literal }) =>
        /^-[a-zA-Z]*[rR]|^--recursive$/.test(literal ?? ""),
      );
      if (program?.name !== "rm" || isRecursive !== true) {
        continue;
      }
      for (const { node } of program.words) {
        const found = leadingVariable(node);
        if (found !== null && isUnknown(found.name, node.start, script, context)) {
          yield {
            range: rangeOf(found.expansion),
            message: t(
              "Nothing in this script sets or tests `{0}`. Where it is empty, `rm` removes `{1}` from the root of the system, as root. Write {2}, which ends the script instead.",
              found.name,
              found.rest,
              `\`\${${found.name}:?}\``,
            ),
            fixes: [
              suggestion(
                t("Change to {0}", `\`\${${found.name}:?}\``),
                found.expansion,
                `\${${found.name}:?}`,
              ),
            ],
          };
        }
      }
    }
  },
};

/** The variable before the first slash of a word, if the word begins with it. */
function leadingVariable(node: SyntaxNode): { name: string; expansion: SyntaxNode; rest: string } | null {
  const pieces = (node.type === "concatenation" ? node.children : [node]).flatMap((piece) =>
    piece.type === "string" ? piece.children.filter(({ type }) => type !== '"') : [piece],
  );
  const [first, second] = pieces;
  const name = first === undefined ? null : plainVariable(first);
  if (first === undefined || name === null || second === undefined || !second.text.startsWith("/")) {
    return null;
  }
  const rest = pieces.slice(1).map(({ text }) => text);
  return { name, expansion: first, rest: rest.join("") };
}

/** A variable of nobody's: no argument, no variable of CTDB's, nowhere set, and not looked at before. */
function isUnknown(
  name: string,
  before: number,
  { shell, sources }: EventScript,
  { sourced }: ScriptContext,
): boolean {
  const others = sources.some(({ isFunctions }) => !isFunctions);
  if (!/^[A-Za-z_]\w*$/.test(name) || optionNamed(name) !== null || others || name === "HOME") {
    return false;
  }
  const isAssigned = [shell, ...sourced.libraries.map((library) => library.shell)].some(({ assignments }) =>
    assignments.some((assignment) => assignment.name === name),
  );
  const isTested = shell.uses.some(
    (use) =>
      use.name === name &&
      use.start < before &&
      (use.operator !== null ||
        use.node.ancestor(({ type }) => type === "test_command") !== null ||
        isCaseWord(use.node) ||
        /^\s*(?:test\b|\[)/.test(use.node.ancestor(({ type }) => type === "command")?.text ?? "")),
  );
  return !isAssigned && !isTested;
}

/** Whether a `case` decides by the node; what stands in its branches is not looked at. */
function isCaseWord(node: SyntaxNode): boolean {
  const around = node.ancestor(
    ({ type, parent }) => parent?.type === "case_statement" || type === "case_statement",
  );
  return (around?.type === "case_statement" ? node : around)?.field === "value";
}
