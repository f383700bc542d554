import { t } from "@vscode/l10n";
import type { TextRange } from "../../text/textRange.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";

/** `set -u` before `functions` is read, which uses variables that nobody sets. */
export const setEBeforeFunctions: ScriptRule = {
  code: "set-e-before-functions",
  title: "`set -u` stands before the line that reads `functions`.",
  severity: "error",
  *check({ shell, sources }, { convention }) {
    const source = sources.find(
      ({ isFunctions, path, command }) =>
        isFunctions && !/init\.d\/functions$/.test(path ?? "") && command.place.function === null,
    );
    if (source === undefined) {
      return;
    }
    const before = shell.commands.filter(
      ({ name, node, statement }) =>
        name === "set" && statement.parent === shell.root && node.start < source.command.node.start,
    );
    let isSet: TextRange | null = inFirstLine(shell.firstLine?.command ?? "", shell.text);
    for (const { words } of before) {
      for (const [index, word] of words.entries()) {
        const literal = word.literal ?? "";
        const isName = literal === "nounset" && /^[-+][a-zA-Z]*o$/.test(words[index - 1]?.literal ?? "");
        const sign = isName
          ? words[index - 1]?.literal?.[0]
          : /^[-+][a-zA-Z]*u/.test(literal)
            ? literal[0]
            : null;
        isSet = sign === "-" ? rangeOf(word) : sign === "+" ? null : isSet;
      }
    }
    if (isSet !== null) {
      yield {
        range: isSet,
        severity: convention.generation === "component" ? "error" : "warning",
        message: t(
          "`functions` uses variables that are not set, such as `CTDB_SCRIPT_VARDIR`, so under `set -u` the shell ends the script with status 2 while it reads the file. Set the option behind that line, and not around calls of helper functions.",
        ),
      };
    }
  },
};

function inFirstLine(command: string, text: string): TextRange | null {
  const option = /\s(-[a-zA-Z]*u[a-zA-Z]*)(?:\s|$)/.exec(command)?.[1];
  const start = option === undefined ? -1 : text.indexOf(option);
  return option === undefined || start < 0 ? null : { start, end: start + option.length };
}
