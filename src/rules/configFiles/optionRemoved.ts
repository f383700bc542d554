import { hasOption, optionNamed } from "../../ctdb/options/options.ts";
import { compareVersions, formatVersion, type Version } from "../../ctdb/version.ts";
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
      const when = isGone ? `is gone since CTDB ${short(removed)}` : `came with CTDB ${short(option.since)}`;
      const other = replacement === null ? null : optionNamed(replacement);
      const isReplaced = isGone && other !== null && hasOption(other, file.version);
      const instead = !isGone
        ? ""
        : (option.instead ?? (isReplaced ? `Set \`${replacement}\`.` : "Remove it."));
      yield {
        range: name.range,
        message:
          `${shown(name.text)} ${when}: CTDB ${short(file.version)} does not read it. ${instead}`.trim(),
        fixes:
          isReplaced && replacement !== null
            ? [replace(`Change to ${replacement}`, name.range, replacement)]
            : [],
        ...(isGone ? { tag: "deprecated" as const } : {}),
      };
    }
  },
};

function short(version: Version): string {
  return formatVersion(version).replace(/(\d+\.\d+)\.0$/, "$1");
}
