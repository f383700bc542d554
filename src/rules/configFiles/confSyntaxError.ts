import { t } from "@vscode/l10n";
import { confSectionNamed } from "../../ctdb/confOptions/confOptions.ts";
import type { ConfigRule } from "../configRule.ts";
import { replace, shown } from "./fixes.ts";

/** `tini_parse` fails without an error number, so that `conf_load_internal` resets everything and returns 0. */
export const CONF_SYNTAX_ERROR: ConfigRule = {
  code: "conf-syntax-error",
  title: "A line that makes CTDB drop all of ctdb.conf",
  severity: "error",
  kinds: ["ctdb.conf"],
  *check(file) {
    const { syntaxError } = file.conf;
    if (!file.facts.hasCtdbConf || syntaxError === null) {
      return;
    }
    const { range, cause } = syntaxError;
    const line = file.text.slice(range.start, range.end);
    const what =
      cause === "bracket"
        ? t("{0} lacks its `]`.", shown(line))
        : t("The line begins with `=` and names no option.");
    const name = /^\[[ \t]*([A-Za-z]+)[ \t]*$/.exec(line)?.[1] ?? "";
    yield {
      range,
      message: t("{0} CTDB then drops the whole file and says nothing: every option has its default.", what),
      fixes:
        cause === "bracket" && confSectionNamed(name) !== null
          ? [replace(t("Write [{0}]", name), range, `[${name}]`)]
          : [],
    };
  },
};
