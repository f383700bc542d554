import { t } from "@vscode/l10n";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import type { Fix } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, suggestion } from "../scriptTools/fixes.ts";

/** `-a` and `-o` between two tests: obsolescent in POSIX, and read wrongly where a value looks like an operator. */
export const testAndOr: ScriptRule = {
  code: "test-and-or",
  title: "A test joins conditions with `-a` or `-o`.",
  severity: "hint",
  *check({ shell }) {
    for (const command of shell.commands) {
      const operators = joiningOperators(command);
      for (const operator of operators) {
        const sign = operator.text === "-a" ? "&&" : "||";
        yield {
          range: rangeOf(operator),
          message: t(
            "POSIX calls `{0}` in tests obsolescent: a value such as `(` or `!` changes what is tested. Write two tests with `{1}` between them.",
            operator.text,
            sign,
          ),
          fixes: operators.length === 1 ? splitFix(command, operator, sign) : [],
        };
      }
    }
  },
};

function joiningOperators({ name, node, words }: Command): readonly SyntaxNode[] {
  if (name === "test" || (name === "[" && node.type === "command")) {
    return words
      .filter(
        ({ node: word, literal }, at) => at > 0 && word.type === "word" && /^-[ao]$/.test(literal ?? ""),
      )
      .map((word) => word.node);
  }
  return node.type === "test_command" && node.children[0]?.type === "["
    ? node
        .descendants()
        .filter(
          ({ type, text, parent }) =>
            type === "test_operator" &&
            (text === "-a" || text === "-o") &&
            parent?.type === "binary_expression",
        )
    : [];
}

/** Only as the one condition of an `if` or a loop nothing else is bound to the test. */
function splitFix({ name, node }: Command, operator: SyntaxNode, sign: string): readonly Fix[] {
  const isAlone = node.field === "condition" && node.parent?.children.filter(isCondition).length === 1;
  const isSimple = !/[!(]/.test(node.text);
  if (!isAlone || !isSimple) {
    return [];
  }
  const text = name === "test" ? `${sign} test` : `] ${sign} [`;
  return [suggestion(t("Write two tests"), operator, text)];
}

function isCondition({ field, isNamed }: SyntaxNode): boolean {
  return field === "condition" && isNamed;
}
