import { t } from "@vscode/l10n";
import { hasHelper } from "../../ctdb/helpers/helpers.ts";
import { levelsBelowBase, preludeLines } from "../../scripts/newScript/prelude.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { helperCalls, isDefinedElsewhere, knowsAllFunctions } from "./helperCalls.ts";
import { insertAtTop } from "./prelude.ts";

/** Helper functions in a script that never reads `functions`. */
export const helperNotSourced: ScriptRule = {
  code: "helper-not-sourced",
  title: "The script calls helper functions and does not read `functions`.",
  severity: "error",
  *check(script, context) {
    if (context.sourced.hasFunctions || !context.sourced.isComplete || !knowsAllFunctions(script, context)) {
      return;
    }
    const { version } = context.convention;
    const first = helperCalls(script).find(
      ({ helper }) =>
        hasHelper(helper, version) && !helper.isCommandToo && !isDefinedElsewhere(helper.name, context),
    );
    if (first !== undefined) {
      const edit = insertAtTop(script, preludeLines(levelsBelowBase(context.convention)));
      yield {
        range: rangeOf(first.command.nameNode),
        message: t(
          "Nothing in this script reads `functions`, so the shell does not find `{0}` and the call fails with status 127. Source {1} before it.",
          first.helper.name,
          `\`\${CTDB_BASE}/functions\``,
        ),
        fixes: [
          {
            title: t("Source `functions` at the top"),
            steps: [{ kind: "edit", edits: [edit] }],
            isPreferred: true,
          },
        ],
      };
    }
  },
};
