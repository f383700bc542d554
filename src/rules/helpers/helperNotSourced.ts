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
        message: `Nothing in this script reads \`functions\`, so the shell does not find \`${first.helper.name}\` and the call fails with status 127. Source \`\${CTDB_BASE}/functions\` before it.`,
        fixes: [
          {
            title: "Source `functions` at the top",
            steps: [{ kind: "edit", edits: [edit] }],
            isPreferred: true,
          },
        ],
      };
    }
  },
};
