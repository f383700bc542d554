import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import { knownSettings, unquoted } from "./confValueParts.ts";
import { replace, shown } from "./fixes.ts";

export const CONF_QUOTES: ConfigRule = {
  code: "conf-quotes",
  title: "Quotes round a value of ctdb.conf",
  severity: "error",
  kinds: ["ctdb.conf"],
  *check(file) {
    for (const { entry } of knownSettings(file)) {
      const bare = unquoted(entry.value);
      if (bare !== null) {
        yield {
          range: entry.valueRange,
          message: t(
            "CTDB takes the quotes of {0} for a part of the value. Leave them away; blanks need none.",
            shown(entry.value),
          ),
          fixes: bare === "" ? [] : [replace(t("Remove the quotes"), entry.valueRange, bare)],
        };
      }
    }
  },
};
