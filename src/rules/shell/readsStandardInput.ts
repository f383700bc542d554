import { t } from "@vscode/l10n";
import type { Command } from "../../shell/command.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { isRunByCtdb } from "../scriptTools/forCtdb.ts";
import { allRedirects, givesInput, redirectsItself } from "./redirections.ts";

/** `read` or `cat` without an input of its own: CTDB gives scripts `/dev/null`. */
export const readsStandardInput: ScriptRule = {
  code: "reads-standard-input",
  title: "The script reads its standard input, which is empty.",
  severity: "warning",
  *check(script) {
    const { shell, functions } = script;
    if (redirectsItself(shell)) {
      return;
    }
    for (const command of shell.commands) {
      const { name, nameNode } = command;
      if (
        name !== null &&
        !functions.has(name) &&
        readsInput(command) &&
        isScriptsInput(command) &&
        isRunByCtdb(script, command)
      ) {
        yield {
          range: rangeOf(nameNode),
          message:
            name === "read"
              ? t(
                  "CTDB starts scripts with `/dev/null` as standard input, so `read` fails at once and the variables are empty; by hand it waits for the keyboard. Give it a file or a pipe.",
                )
              : t(
                  "CTDB starts scripts with `/dev/null` as standard input, so `{0}` prints nothing; by hand it waits for the keyboard. Give it a file or a pipe.",
                  name,
                ),
        };
      }
    }
  },
};

function readsInput({ name, words }: Command): boolean {
  if (name === "read") {
    return !words.some(({ literal }) => /^-[a-z]*u/.test(literal ?? ""));
  }
  return (
    name === "cat" && words.every(({ literal }) => literal === "-" || /^-[a-zA-Z]+$/.test(literal ?? ""))
  );
}

/** What a function reads is decided where it is called. */
function isScriptsInput(command: Command): boolean {
  const { place } = command;
  const isFirst = place.pipeline === null || place.pipeline.index === 0;
  return place.function === null && isFirst && !place.isBackground && !allRedirects(command).some(givesInput);
}
