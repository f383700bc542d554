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
          message: `CTDB knows \`${use.name}\` since ${formatVersion(option.since)}, and the target is ${formatVersion(version)}, where it is empty unless the site sets it for this script.`,
        };
      }
    }
  },
};
