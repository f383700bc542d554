import { t } from "@vscode/l10n";
import { optionNamed } from "../../ctdb/options/options.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf, plainVariable } from "../../shell/words.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, replaceFix } from "../scriptTools/fixes.ts";

const YES = /^(?:true|1|y|on|enabled?)$/i;
const NO = /^(?:false|0|n|off|disabled?)$/i;

/** An option of CTDB's that is `yes` or `no`, compared with another word. */
export const optionYesSpelling: ScriptRule = {
  code: "option-yes-spelling",
  title: "The option is compared with another word than `yes` or `no`.",
  severity: "warning",
  *check({ shell }) {
    for (const { node, words, name } of shell.commands) {
      const isCommand = name === "test" || (name === "[" && words.length > 0);
      const parts = isCommand ? words.map((word) => word.node) : comparisons(node);
      for (const [index, operator] of parts.entries()) {
        const [left, right] = [parts[index - 1], parts[index + 1]];
        if (!/^(?:==?|!=)$/.test(operator.text) || left === undefined || right === undefined) {
          continue;
        }
        const option = yesNoOption(left) ?? yesNoOption(right);
        const word = yesNoOption(left) === null ? left : right;
        const meant = meantBy(literalOf(word));
        if (option !== null && meant !== null) {
          yield {
            range: rangeOf(word),
            message: t(
              "`{0}` is `yes` or `no`: CTDB's own scripts take any other word for `no`. Compare it with `{1}`.",
              option,
              meant,
            ),
            fixes: [replaceFix(t("Change to `{0}`", meant), word, `"${meant}"`)],
          };
        }
      }
    }
  },
};

/** Left, operator, right of every comparison in a test. */
function comparisons(node: SyntaxNode): readonly SyntaxNode[] {
  return node.type === "test_command"
    ? node.descendants().flatMap(({ type, children }) => (type === "binary_expression" ? children : []))
    : [];
}

function yesNoOption(node: SyntaxNode): string | null {
  const text = plainVariable(node) ?? /^"?\$\{(CTDB_\w+):?-[^}"]*\}"?$/.exec(node.text)?.[1] ?? null;
  const option = text === null ? null : optionNamed(text);
  return option?.type.kind === "yes-no" ? option.name : null;
}

function meantBy(literal: string | null): "yes" | "no" | null {
  const word = literal ?? "";
  if (YES.test(word) || /^yes$/i.test(word)) {
    return word === "yes" ? null : "yes";
  }
  return NO.test(word) || (/^no$/i.test(word) && word !== "no") ? "no" : null;
}
