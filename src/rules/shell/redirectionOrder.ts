import { t } from "@vscode/l10n";
import type { Command, Redirect } from "../../shell/command.ts";
import type { ShellScript } from "../../shell/shellScript.ts";
import type { ScriptRule } from "../rule.ts";
import { editFix } from "../scriptTools/fixes.ts";
import { redirectsItself } from "./redirections.ts";

/** `2>&1 >file`: only the standard output goes into the file. */
export const redirectionOrder: ScriptRule = {
  code: "redirection-order",
  title: "`2>&1` stands before the redirection that it should follow.",
  severity: "warning",
  *check({ shell }) {
    if (redirectsItself(shell)) {
      return;
    }
    for (const command of shell.commands) {
      const [first, second, ...more] = command.redirects;
      if (first === undefined || second === undefined || more.length > 0 || !isSenseless(command, shell)) {
        continue;
      }
      if (isErrorsToOutput(first) && isFile(second)) {
        const range = { start: first.node.start, end: second.node.end };
        yield {
          range,
          message: t(
            "The shell reads redirections from left to right: here the errors still go where the output went before, which is CTDB, and only the output goes to the file. Write `>file 2>&1` for both.",
          ),
          fixes: [editFix(t("Swap the redirections"), range, `${second.node.text} ${first.node.text}`, true)],
        };
      }
    }
  },
};

function isErrorsToOutput({ operator, descriptor, target }: Redirect): boolean {
  return operator === ">&" && descriptor === 2 && target?.literal === "1";
}

function isFile({ operator, descriptor }: Redirect): boolean {
  return (operator === ">" || operator === ">>") && (descriptor ?? 1) === 1;
}

/** In a pipe, `$(…)` and the like the order keeps the errors apart on purpose. */
function isSenseless({ place }: Command, { commands }: ShellScript): boolean {
  const name = place.function?.name;
  if (name !== undefined && commands.some((call) => call.name === name && isRedirected(call))) {
    return false;
  }
  return !place.inSubshell && place.pipeline === null && place.outerRedirects.length === 0;
}

function isRedirected({ place, redirects }: Command): boolean {
  return (
    place.inSubshell || place.function !== null || redirects.length > 0 || place.outerRedirects.length > 0
  );
}
