import { t } from "@vscode/l10n";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
import { hasDefault, nameRange, optionUses } from "./optionUses.ts";

/** An option that is newer than the target version. The site can set it all the same, so this is no more than news. */
export const optionNotInVersion: ScriptRule = {
  code: "option-not-in-version",
  title: "The option is newer than the target version.",
  severity: "information",
  *check(script, context) {
    const { version } = context.convention;
    for (const { use, option } of optionUses(script, context)) {
      const isNewer = option !== null && !atLeast(version, option.since);
      if (option !== null && isNewer && !hasDefault(script, use.name)) {
        yield {
          range: nameRange(use),
          message: t(
            "CTDB knows `{0}` since {1}, and the target is {2}, where it is empty unless the site sets it for this script.",
            use.name,
            formatVersion(option.since),
            formatVersion(version),
          ),
        };
      }
    }
  },
};
