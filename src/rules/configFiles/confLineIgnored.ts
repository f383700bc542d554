import { t } from "@vscode/l10n";
import { CONF_OPTIONS } from "../../ctdb/confOptions/confOptionTable.ts";
import type { ConfigRule } from "../configRule.ts";
import type { Fix } from "../finding.ts";
import { replace, shown } from "./fixes.ts";

export const CONF_LINE_IGNORED: ConfigRule = {
  code: "conf-line-ignored",
  title: "A line of ctdb.conf without an equals sign",
  severity: "warning",
  kinds: ["ctdb.conf"],
  *check(file) {
    if (!file.facts.hasCtdbConf || file.conf.syntaxError !== null) {
      return;
    }
    for (const { kind, range } of file.conf.problems) {
      if (kind === "no-equals") {
        const line = file.text.slice(range.start, range.end);
        yield {
          range,
          message: t(
            "{0} has no `=`, so CTDB passes over the line and says nothing. Write `name = value`, or `#` before a comment.",
            shown(line),
          ),
          fixes: withEquals(line, range.start),
        };
      }
    }
  },
};

/** `log level NOTICE` and `log level: NOTICE` are plain enough. */
function withEquals(line: string, start: number): Fix[] {
  const option = CONF_OPTIONS.find(
    ({ name }) => line.startsWith(name) && /^[ \t]*:?[ \t]+\S/.test(line.slice(name.length)),
  );
  if (option === undefined) {
    return [];
  }
  const from = option.name.length;
  const gap = /^[ \t]*:?[ \t]+/.exec(line.slice(from))?.[0].length ?? 0;
  return [
    replace(t("Put = between name and value"), { start: start + from, end: start + from + gap }, " = "),
  ];
}
