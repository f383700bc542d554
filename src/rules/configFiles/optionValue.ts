import { t } from "@vscode/l10n";
import { parseAddress } from "../../configFiles/ipAddress.ts";
import { isLogLevel } from "../../ctdb/confOptions/confOptions.ts";
import { hasOption, optionNamed } from "../../ctdb/options/options.ts";
import type { ScriptOption } from "../../ctdb/options/scriptOption.ts";
import { nearest } from "../../text/nearest.ts";
import { sentences } from "../../text/sentences.ts";
import { tableText } from "../../text/tableText.ts";
import type { ConfigRule } from "../configRule.ts";
import { replace, shown } from "./fixes.ts";

export const OPTION_VALUE: ConfigRule = {
  code: "option-value",
  title: "A value that the script takes for something else",
  severity: "warning",
  kinds: ["options"],
  *check(file) {
    if (!file.facts.hasCtdbConf) {
      return;
    }
    for (const { name, value, valueRange } of file.options.assignments) {
      const option = optionNamed(name.text);
      if (option === null || value === null || value === "" || !hasOption(option, file.version)) {
        continue;
      }
      const flaw = flawOf(option, value);
      if (flaw !== null) {
        yield {
          range: valueRange,
          message: sentences(flaw.why, tableText(option.type.description)),
          fixes: flaw.meant === null ? [] : [replace(t("Change to {0}", flaw.meant), valueRange, flaw.meant)],
        };
      }
    }
  },
};

interface Flaw {
  readonly why: string;
  readonly meant: string | null;
}

/** Only what is certain: names of hosts, paths and the like are not judged. */
function flawOf({ name, type }: ScriptOption, value: string): Flaw | null {
  if (type.values.includes(value)) {
    return null;
  }
  const flaw = (why: string, meant: string | null = null): Flaw => ({ why, meant });
  const isNone = t("{0} is no value of `{1}`.", shown(value), name);
  switch (type.kind) {
    case "yes-no":
      return flaw(t("`{0}` counts as `no` with {1}.", name, shown(value)), yesOrNo(value));
    case "enum":
      return flaw(
        isNone,
        type.values.find((known) => known === value.toLowerCase()) ?? nearest(value, type.values),
      );
    case "integer":
      return /^-?\d+$/.test(value) ? null : flaw(isNone);
    case "threshold":
      return /^(\d+(:\d*)?|:\d+)$/.test(value)
        ? null
        : flaw(isNone, /^[\d:]*\d%?(:\d+%?)?$/.test(value) ? value.replaceAll("%", "") : null);
    case "log-level":
      return isLogLevel(value) ? null : flaw(isNone, nearest(value, type.values));
    case "ip": {
      const bare = value.replace(/\/\d+$/, "");
      return bare !== value && parseAddress(bare) !== null ? flaw(isNone, bare) : null;
    }
    case "ip-prefix":
      return parseAddress(value) === null ? null : flaw(t("{0} lacks its mask.", shown(value)));
    case "interface":
      return /[/:]/.test(value) ? flaw(t("{0} cannot be the name of an interface.", shown(value))) : null;
    default:
      return null;
  }
}

function yesOrNo(value: string): string | null {
  const word = value.toLowerCase();
  const isYes = ["yes", "true", "1", "on", "y", "enable", "enabled"].includes(word);
  return isYes ? "yes" : ["no", "false", "0", "off", "n", "disable", "disabled"].includes(word) ? "no" : null;
}
