import { t } from "@vscode/l10n";
import type { ConfSetting } from "../../configFiles/confFile.ts";
import type { ConfOption } from "../../ctdb/confOptions/confOption.ts";
import {
  confOptionNamed,
  isConfOptionDeprecated,
  isConfOptionIn,
} from "../../ctdb/confOptions/confOptions.ts";
import { compareVersions, formatVersion, type Version } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Fix, Remark } from "../finding.ts";
import { replace } from "./fixes.ts";

export const CONF_OPTION_NOT_IN_VERSION: ConfigRule = {
  code: "conf-option-not-in-version",
  title: "An option of ctdb.conf that the chosen release does not have, or no longer wants",
  severity: "warning",
  kinds: ["ctdb.conf"],
  *check(file) {
    if (!file.facts.hasCtdbConf || file.conf.syntaxError !== null) {
      return;
    }
    for (const setting of file.conf.settings) {
      if (setting.option !== null && !setting.isInRelease) {
        yield absent(setting, setting.option, file.version);
      } else if (setting.option !== null && isConfOptionDeprecated(setting.option, file.version)) {
        yield deprecated(setting, setting.option, file.version);
      }
    }
  },
};

function absent(setting: ConfSetting, option: ConfOption, version: Version): Remark {
  const isOld = option.before !== undefined && compareVersions(version, option.before) >= 0;
  const bound = formatVersion(isOld ? (option.before ?? []) : option.since).replace(/\.0$/, "");
  const release = formatVersion(version);
  const why = isOld
    ? t("`{0}` is gone since {1}, so CTDB {2} passes over it and says nothing.", option.name, bound, release)
    : t("`{0}` came with {1}, so CTDB {2} passes over it and says nothing.", option.name, bound, release);
  const twin = twinIn(option, version);
  const advice = twin === null ? null : t("This release has `[{0}]` `{1}` for it.", twin.section, twin.name);
  return {
    range: setting.entry.nameRange,
    message: sentences(why, advice),
    fixes: renames(setting, option, twin, true),
  };
}

function deprecated(setting: ConfSetting, option: ConfOption, version: Version): Remark {
  const twin = twinIn(option, version);
  const since = formatVersion(option.deprecatedSince ?? []).replace(/\.0$/, "");
  const advice =
    twin === null
      ? null
      : t("Its name is `{0}` now; `01.reclock`, where it is enabled, asks for the old one alone.", twin.name);
  return {
    range: setting.entry.nameRange,
    message: sentences(t("`{0}` still counts, but ctdbd warns of it since {1}.", option.name, since), advice),
    fixes: renames(setting, option, twin, false),
    tag: "deprecated",
    severity: "information",
  };
}

function twinIn(option: ConfOption, version: Version): ConfOption | null {
  const twin = option.twin === undefined ? null : confOptionNamed(option.twin.section, option.twin.name);
  return twin !== null && isConfOptionIn(twin, version) ? twin : null;
}

/** A new name helps only where the section is the same. */
function renames(
  { entry }: ConfSetting,
  option: ConfOption,
  twin: ConfOption | null,
  isPreferred: boolean,
): Fix[] {
  return twin === null || twin.section !== option.section
    ? []
    : [replace(t("Change to {0}", twin.name), entry.nameRange, twin.name, isPreferred)];
}
