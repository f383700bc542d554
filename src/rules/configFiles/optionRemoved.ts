import { t } from "@vscode/l10n";
import { hasOption, optionNamed } from "../../ctdb/options/options.ts";
import { compareVersions, formatVersion, type Version } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import { tableText } from "../../text/tableText.ts";
import type { ConfigRule } from "../configRule.ts";
import { replace, shown } from "./fixes.ts";

export const OPTION_REMOVED: ConfigRule = {
  code: "option-removed",
  title: "A script option that the chosen release does not read",
  severity: "warning",
  kinds: ["options"],
  *check(file) {
    if (!file.facts.hasCtdbConf) {
      return;
    }
    for (const { name } of file.options.assignments) {
      const option = optionNamed(name.text);
      if (option === null || hasOption(option, file.version)) {
        continue;
      }
      const { removed, replacement } = option;
      const isGone = removed !== null && compareVersions(file.version, removed) >= 0;
      const release = short(file.version);
      const why = isGone
        ? t(
            "{0} is gone since CTDB {1}: CTDB {2} does not read it.",
            shown(name.text),
            short(removed),
            release,
          )
        : t(
            "{0} came with CTDB {1}: CTDB {2} does not read it.",
            shown(name.text),
            short(option.since),
            release,
          );
      const other = replacement === null ? null : optionNamed(replacement);
      const isReplaced = isGone && other !== null && hasOption(other, file.version);
      const instead = !isGone
        ? null
        : option.instead !== null
          ? tableText(option.instead)
          : isReplaced && replacement !== null
            ? t("Set `{0}`.", replacement)
            : t("Remove it.");
      yield {
        range: name.range,
        message: sentences(why, instead),
        fixes:
          isReplaced && replacement !== null
            ? [replace(t("Change to {0}", replacement), name.range, replacement)]
            : [],
        ...(isGone ? { tag: "deprecated" as const } : {}),
      };
    }
  },
};

function short(version: Version): string {
  return formatVersion(version).replace(/(\d+\.\d+)\.0$/, "$1");
}
