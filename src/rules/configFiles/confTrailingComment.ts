import { t } from "@vscode/l10n";
import { confValueFlaw } from "../../configFiles/confValue.ts";
import type { ConfigRule } from "../configRule.ts";
import { knownSettings, moveComment, trailingComment } from "./confValueParts.ts";
import { shown } from "./fixes.ts";

/** What a command may have among its arguments is left alone: only values that are no command are looked at for `;`. */
export const CONF_TRAILING_COMMENT: ConfigRule = {
  code: "conf-trailing-comment",
  title: "A comment behind a value of ctdb.conf",
  severity: "error",
  kinds: ["ctdb.conf"],
  *check(file) {
    for (const { entry, option } of knownSettings(file)) {
      const found = trailingComment(file.text, entry, option.type !== "text");
      if (found === null) {
        continue;
      }
      const isRefused = confValueFlaw(option, entry.value) !== null;
      const effect = isRefused ? t("ctdbd does not start with it") : t("it becomes a part of the value");
      yield {
        range: found.range,
        message: t(
          "{0} is no comment here, since `ctdb.conf` has comments only on lines of their own: {1}.",
          shown(found.comment),
          effect,
        ),
        fixes: [moveComment(file.text, entry, found)],
        severity: isRefused || option.type !== "integer" ? "error" : "warning",
      };
    }
  },
};
