import { t } from "@vscode/l10n";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import { tableText } from "../../text/tableText.ts";
import type { ScriptRule } from "../rule.ts";
import { nameRange, optionUses } from "./optionUses.ts";

/** `CTDB_MANAGES_…` and `CTDB_MANAGED_SERVICES`: since 4.9 a script is enabled or not, and that is all. */
export const managedServices: ScriptRule = {
  code: "managed-services",
  title: "CTDB no longer has options for managed services.",
  severity: "warning",
  *check(script, context) {
    // A file of the site may set what CTDB no longer sets.
    if (script.sources.some(({ isFunctions }) => !isFunctions)) {
      return;
    }
    for (const { use, option } of optionUses(script, context)) {
      const isManaged = /^CTDB_(?:MANAGED_SERVICES$|MANAGES_)/.test(use.name);
      const removed = option?.removed ?? null;
      if (isManaged && option !== null && removed !== null && atLeast(context.convention.version, removed)) {
        yield {
          range: nameRange(use),
          tag: "deprecated",
          message: sentences(
            t(
              "CTDB does not read `{0}` since {1}: a service is managed where its event script is enabled.",
              use.name,
              formatVersion(removed),
            ),
            tableText(option.instead ?? ""),
          ),
        };
      }
    }
  },
};
