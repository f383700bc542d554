import { t } from "@vscode/l10n";
import { checkVariablesOf } from "../../ctdb/checkVariables.ts";
import { nearest } from "../../text/nearest.ts";
import type { ConfigRule } from "../configRule.ts";
import { replace, shown } from "./fixes.ts";

export const CHECK_UNKNOWN_VARIABLE: ConfigRule = {
  code: "check-unknown-variable",
  title: "A line of a check file that 60.nfs does not take",
  severity: "error",
  kinds: ["check"],
  *check(file) {
    if (!file.facts.hasNfsChecks) {
      return;
    }
    const known = checkVariablesOf(file.version).map(({ name }) => name);
    for (const { name, range, text, isRead } of file.check.lines) {
      if (!isRead || (name !== null && known.includes(name.text))) {
        continue;
      }
      const [spaced = "", word = ""] = /^([A-Za-z_]\w*)[ \t]+=[ \t]*/.exec(text) ?? [];
      const meant = nearest(name?.text ?? word, known);
      const isSpaced = known.includes(word);
      const place = name?.range ?? { start: range.start, end: range.start + (isSpaced ? spaced.length : 0) };
      const advice = isSpaced
        ? t("Write no blanks round `=`.")
        : meant === null
          ? t("A line is a comment, or sets one of the variables that a check has.")
          : t("Write `{0}`.", meant);
      const fixes = isSpaced
        ? [replace(t("Remove the blanks"), place, `${word}=`)]
        : meant !== null && name !== null
          ? [replace(t("Change to {0}", meant), place, meant)]
          : [];
      yield {
        range: name?.range ?? range,
        message: t(
          "`60.nfs` does not know {0}: the monitor event fails with “Unknown variable”. {1}",
          shown(name?.text ?? text),
          advice,
        ),
        fixes,
      };
    }
  },
};
