import type { ConfSetting } from "../../configFiles/confFile.ts";
import type { ConfSection } from "../../ctdb/confOptions/confOption.ts";
import { confOptionsOf } from "../../ctdb/confOptions/confOptions.ts";
import { nearest } from "../../text/nearest.ts";
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
      ? ` Write \`${meant}\`; upper and lower case count.`
      : elsewhere !== undefined
        ? ` It belongs in section \`[${elsewhere.section}]\`.`
        : /^CTDB_/.test(entry.name)
          ? " Options of event scripts belong in `script.options`."
          : ` It has ${here.map((name) => `\`${name}\``).join(", ")}.`;
  return {
    range: entry.nameRange,
    message: `\`[${section}]\` has no option ${shown(entry.name)}, so CTDB passes over it and says nothing.${advice}`,
    fixes: meant === null ? [] : [replace(`Change to ${meant}`, entry.nameRange, meant)],
  };
}
