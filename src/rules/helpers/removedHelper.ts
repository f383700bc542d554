import { hasHelper } from "../../ctdb/helpers/helpers.ts";
import { formatVersion, inRange } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, replaceFix } from "../scriptTools/fixes.ts";
import { helperCalls, isDefinedElsewhere, isOnlyTried, knowsAllFunctions } from "./helperCalls.ts";

/** A helper function that CTDB no longer has. */
export const removedHelper: ScriptRule = {
  code: "removed-helper",
  title: "CTDB no longer has this helper function.",
  severity: "error",
  *check(script, context) {
    const { version } = context.convention;
    if (!context.sourced.hasFunctions || !knowsAllFunctions(script, context)) {
      return;
    }
    for (const { command, helper } of helperCalls(script)) {
      const isGone =
        !isOnlyTried(command) &&
        helper.removed !== null &&
        inRange(version, { since: helper.removed, before: null });
      if (
        !isGone ||
        hasHelper(helper, version) ||
        helper.isCommandToo ||
        isDefinedElsewhere(helper.name, context)
      ) {
        continue;
      }
      const since = helper.removed === null ? "" : ` since ${formatVersion(helper.removed)}`;
      const instead = helper.instead === null ? "" : ` ${helper.instead}`;
      const { replacement } = helper;
      yield {
        range: rangeOf(command.nameNode),
        tag: "deprecated",
        message: `\`functions\` has no \`${helper.name}\`${since}, so the shell says \`not found\` and the call fails with status 127.${instead}`,
        fixes:
          replacement === null
            ? []
            : [replaceFix(`Change to \`${replacement}\``, command.nameNode, replacement)],
      };
    }
  },
};
