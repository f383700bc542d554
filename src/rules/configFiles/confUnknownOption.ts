import { t } from "@vscode/l10n";
import type { ConfSetting } from "../../configFiles/confFile.ts";
import type { ConfSection } from "../../ctdb/confOptions/confOption.ts";
import { confOptionsOf } from "../../ctdb/confOptions/confOptions.ts";
import { nearest } from "../../text/nearest.ts";
import { sentences } from "../../text/sentences.ts";
import type { ConfigFile } from "../configFile.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Remark } from "../finding.ts";
import { replace, shown } from "./fixes.ts";

export const CONF_UNKNOWN_OPTION: ConfigRule = {
  code: "conf-unknown-option",
  title: "An option of ctdb.conf that CTDB does not know",
  severity: "warning",
  kinds: ["ctdb.conf"],
  *check(file) {
    if (!file.facts.hasCtdbConf || file.conf.syntaxError !== null) {
      return;
    }
    for (const setting of file.conf.settings) {
      if (setting.section !== null && setting.option === null) {
        yield remark(file, setting, setting.section);
      }
    }
  },
};

function remark(file: ConfigFile, { entry }: ConfSetting, section: ConfSection): Remark {
  const known = confOptionsOf(file.version);
  const here = known.filter((option) => option.section === section).map((option) => option.name);
  const plain = entry.name
    .toLowerCase()
    .replace(/[_-]/g, " ")
    .replace(/^ctdb /, "");
  const meant = here.includes(plain) ? plain : nearest(entry.name, here);
  const elsewhere = known.find((option) => option.section !== section && option.name === plain);
  const advice =
    meant !== null
      ? t("Write `{0}`; upper and lower case count.", meant)
      : elsewhere !== undefined
        ? t("It belongs in section `[{0}]`.", elsewhere.section)
        : /^CTDB_/.test(entry.name)
          ? t("Options of event scripts belong in `script.options`.")
          : t("It has {0}.", here.map((name) => `\`${name}\``).join(", "));
  return {
    range: entry.nameRange,
    message: sentences(
      t("`[{0}]` has no option {1}, so CTDB passes over it and says nothing.", section, shown(entry.name)),
      advice,
    ),
    fixes: meant === null ? [] : [replace(t("Change to {0}", meant), entry.nameRange, meant)],
  };
}
