import { t } from "@vscode/l10n";
import type { ScriptRule } from "../rule.ts";
import { findMistake } from "./syntaxGrammar.ts";

/** Empty parts, which tree-sitter takes and shells do not. */
const EMPTY = /(?:\{|\b(?:then|do|else))\s+(?:#[^\n]*\n\s*)*(?:\}|(?:fi|done|elif|else)\b)/;

/** A script that the shell refuses. tree-sitter knows neither all that shells take nor all that they refuse. */
export const syntaxError: ScriptRule = {
  code: "syntax-error",
  title: "The shell refuses the script.",
  severity: "error",
  *check({ shell }) {
    const isDoubtful = shell.errors.length > 0 || EMPTY.test(shell.text);
    const mistake = isDoubtful ? findMistake(shell.text) : null;
    if (mistake !== null) {
      const { message, start, end } = mistake;
      yield {
        range: { start, end },
        message: t(
          "{0}. The shell ends the script with a syntax error and status 2 when it gets there, so the events fail.",
          message,
        ),
      };
    }
  },
};
