import { t } from "@vscode/l10n";
import { confInteger, confValueFlaw } from "../../configFiles/confValue.ts";
import type { ConfigRule } from "../configRule.ts";
import { knownSettings, trailingComment, unquoted } from "./confValueParts.ts";
import { replace, shown } from "./fixes.ts";

export const CONF_WRONG_VALUE: ConfigRule = {
  code: "conf-wrong-value",
  title: "A value that ctdbd does not start with",
  severity: "error",
  kinds: ["ctdb.conf"],
  *check(file) {
    for (const { entry, option } of knownSettings(file)) {
      const isOthers = unquoted(entry.value) !== null || trailingComment(file.text, entry, true) !== null;
      const flaw = isOthers ? null : confValueFlaw(option, entry.value);
      const range = entry.value === "" ? entry.range : entry.valueRange;
      if (flaw !== null) {
        const what =
          entry.value === ""
            ? t("`{0}` has no value.", option.name)
            : t("{0} is no value for `{1}`.", shown(entry.value), option.name);
        yield {
          range,
          message: t("{0} ctdbd does not start with it. Write {1}.", what, flaw.wanted),
          fixes: flaw.meant === null ? [] : [replace(t("Change to {0}", flaw.meant), range, flaw.meant)],
        };
      } else if (!isOthers && option.type === "integer" && !/^\+?(0x[0-9a-f]+|\d+)$/i.test(entry.value)) {
        yield {
          range,
          message: t(
            "CTDB reads {0} up to the first sign that is no digit: as {1}. Write the number alone.",
            shown(entry.value),
            String(confInteger(entry.value)),
          ),
          severity: "warning",
        };
      }
    }
  },
};
