import { t } from "@vscode/l10n";
import { hasHelper } from "../../ctdb/helpers/helpers.ts";
import { formatVersion, inRange } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import { tableText } from "../../text/tableText.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, replaceFix } from "../scriptTools/fixes.ts";
import { callsOnlyHelpers, helperCalls, isDefinedElsewhere, isOnlyTried } from "./helperCalls.ts";

/** A helper function that CTDB no longer has. */
export const removedHelper: ScriptRule = {
  code: "removed-helper",
  title: "CTDB no longer has this helper function.",
  severity: "error",
  *check(script, context) {
    const { version } = context.convention;
    if (!callsOnlyHelpers(script, context)) {
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
      const isBare = command.words.length === 0;
      const replacement = helper.replacement ?? (isBare ? helper.bareReplacement : null);
      yield {
        range: rangeOf(command.nameNode),
        tag: "deprecated",
        message: sentences(
          t(
            "`functions` has no `{0}` since {1}, so the shell says `not found` and the call fails with status 127.",
            helper.name,
            formatVersion(helper.removed ?? []),
          ),
          tableText(helper.instead ?? ""),
        ),
        fixes:
          replacement === null
            ? []
            : [replaceFix(t("Change to `{0}`", replacement), command.nameNode, replacement)],
      };
    }
  },
};
