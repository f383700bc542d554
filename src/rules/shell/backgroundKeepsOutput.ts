import { t } from "@vscode/l10n";
import { hasHelper, helperNamed } from "../../ctdb/helpers/helpers.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf } from "../../shell/words.ts";
import { sentences } from "../../text/sentences.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { redirectsItself } from "./redirections.ts";

/** Commands that print nothing in normal life. */
const SILENT = new Set([
  "sleep",
  ":",
  "true",
  "kill",
  "touch",
  "rm",
  "mkdir",
  "exec",
  "background_with_logging",
  "logger",
]);

/** `command &` with the script's own output: lost after the script's end, and killed with its process group. */
export const backgroundKeepsOutput: ScriptRule = {
  code: "background-keeps-output",
  title: "A process in the background keeps the script's output.",
  severity: "warning",
  *check({ shell }, { convention: { version } }) {
    const logging = helperNamed("background_with_logging");
    const hasLogging = logging !== null && hasHelper(logging, version);
    const sentElsewhere = new Set(
      shell.commands.flatMap(({ name, redirects, place }) =>
        redirects.length > 0 || place.outerRedirects.length > 0 || place.pipeline !== null ? [name] : [],
      ),
    );
    if (redirectsItself(shell) || shell.commands.some(({ name }) => name === "wait")) {
      return;
    }
    for (const command of shell.commands) {
      const { node, statement, name, nameNode, redirects, place } = command;
      const isStarted = statement.next?.type === "&";
      if (!isStarted || node.type !== "command" || name === null || SILENT.has(name)) {
        continue;
      }
      const isPlain = redirects.length === 0 && place.outerRedirects.length === 0 && place.pipeline === null;
      if (!isPlain || isSilentBranch(nameNode) || sentElsewhere.has(place.function?.name ?? "")) {
        continue;
      }
      yield place.inSubstitution
        ? {
            range: rangeOf(nameNode),
            message: t(
              "`$(…)` reads until `{0}` in the background closes its output, so the script waits for its end, at most until the event's time-out. Redirect its output, as in `{0} >/dev/null 2>&1 &`.",
              name,
            ),
          }
        : {
            range: rangeOf(nameNode),
            message: sentences(
              t(
                "`{0}` goes on after the script, but CTDB reads nothing of its output any more, and ends it with the script's process group where it cancels or ends a hung script.",
                name,
              ),
              hasLogging
                ? t("Use `background_with_logging {0}`, or redirect both outputs.", name)
                : t("Redirect both outputs."),
            ),
          };
    }
  },
};

/** `command & >file` of bash, and anything that the parser could not read. */
function isSilentBranch(node: SyntaxNode): boolean {
  return node.ancestor(({ type }) => type === "ERROR") !== null || literalOf(node) === null;
}
