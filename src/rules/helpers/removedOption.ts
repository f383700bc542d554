import { t } from "@vscode/l10n";
import { hasOption } from "../../ctdb/options/options.ts";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import { tableText } from "../../text/tableText.ts";
import type { ScriptRule } from "../rule.ts";
import { replaceFix } from "../scriptTools/fixes.ts";
import { hasDefault, nameRange, optionUses } from "./optionUses.ts";

const MANAGED = /^CTDB_MANAGE[DS]_/;

/** An option that CTDB no longer knows; those about managed services have a rule of their own. */
export const removedOption: ScriptRule = {
  code: "removed-option",
  title: "CTDB no longer knows this option.",
  severity: "warning",
  *check(script, context) {
    const { version } = context.convention;
    // A file of the site may set what CTDB no longer sets.
    if (script.sources.some(({ isFunctions }) => !isFunctions)) {
      return;
    }
    const used = new Set(script.shell.uses.map(({ name }) => name));
    for (const { use, option } of optionUses(script, context)) {
      const removed = option?.removed ?? null;
      if (option === null || removed === null || !atLeast(version, removed) || hasOption(option, version)) {
        continue;
      }
      const { replacement, instead } = option;
      // A script that knows both names serves several releases.
      if (
        MANAGED.test(use.name) ||
        hasDefault(script, use.name) ||
        (replacement !== null && used.has(replacement))
      ) {
        continue;
      }
      yield {
        range: nameRange(use),
        tag: "deprecated",
        message: sentences(
          t(
            "CTDB does not know `{0}` since {1}, so it is empty unless the site sets it for this script.",
            use.name,
            formatVersion(removed),
          ),
          tableText(instead ?? ""),
        ),
        fixes: replacement === null ? [] : [replaceFix(t("Change to `{0}`", replacement), use, replacement)],
      };
    }
  },
};
