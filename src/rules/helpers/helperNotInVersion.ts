import { t } from "@vscode/l10n";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { callsOnlyHelpers, helperCalls, isDefinedElsewhere, isOnlyTried } from "./helperCalls.ts";

/** A helper function that is newer than the target version. */
export const helperNotInVersion: ScriptRule = {
  code: "helper-not-in-version",
  title: "The helper function is newer than the target version.",
  severity: "error",
  *check(script, context) {
    const { version } = context.convention;
    if (!callsOnlyHelpers(script, context)) {
      return;
    }
    for (const { command, helper } of helperCalls(script)) {
      const isNewer = !isOnlyTried(command) && helper.since !== null && !atLeast(version, helper.since);
      if (
        isNewer &&
        helper.since !== null &&
        !helper.isCommandToo &&
        !isDefinedElsewhere(helper.name, context)
      ) {
        yield {
          range: rangeOf(command.nameNode),
          message: t(
            "`functions` has `{0}` since {1}, and the target is {2}, where the shell says `not found` and the call fails with status 127.",
            helper.name,
            formatVersion(helper.since),
            formatVersion(version),
          ),
        };
      }
    }
  },
};
