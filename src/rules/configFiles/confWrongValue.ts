import { confInteger, confValueFlaw } from "../../configFiles/confValue.ts";
import type { ConfigRule } from "../configRule.ts";
import { trailingComment, unquoted } from "./confValueParts.ts";
import { replace, shown } from "./fixes.ts";

export const CONF_WRONG_VALUE: ConfigRule = {
  code: "conf-wrong-value",
  title: "A value that ctdbd does not start with",
  severity: "error",
  kinds: ["ctdb.conf"],
  *check(file) {
    if (!file.facts.hasCtdbConf) {
      return;
    }
    for (const { entry, option, isInRelease } of file.conf.settings) {
      if (option === null || !isInRelease) {
        continue;
      }
      const isOthers = unquoted(entry.value) !== null || trailingComment(file.text, entry, true) !== null;
      const flaw = isOthers ? null : confValueFlaw(option, entry.value);
      const range = entry.value === "" ? entry.range : entry.valueRange;
      if (flaw !== null) {
        const what =
          entry.value === ""
            ? `\`${option.name}\` has no value.`
            : `${shown(entry.value)} is no value for \`${option.name}\`.`;
        yield {
          range,
          message: `${what} ctdbd does not start with it. Write ${flaw.wanted}.`,
          fixes: flaw.meant === null ? [] : [replace(`Change to ${flaw.meant}`, range, flaw.meant)],
        };
      } else if (!isOthers && option.type === "integer" && !/^\+?(0x[0-9a-f]+|\d+)$/i.test(entry.value)) {
        yield {
          range,
          message: `CTDB reads ${shown(entry.value)} up to the first sign that is no digit: as ${confInteger(entry.value)}. Write the number alone.`,
          severity: "warning",
        };
      }
    }
  },
};
