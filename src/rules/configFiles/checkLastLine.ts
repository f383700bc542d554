import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";
import { replace, shown } from "./fixes.ts";

export const CHECK_LAST_LINE: ConfigRule = {
  code: "check-last-line",
  title: "A check file without a line feed at its end",
  severity: "error",
  kinds: ["check"],
  *check(file) {
    const last = file.check.lines.at(-1);
    if (file.facts.hasNfsChecks && last !== undefined && !last.isRead) {
      const end = { start: file.text.length, end: file.text.length };
      yield {
        range: last.range,
        message: t(
          "No line feed ends the line, so that `60.nfs` does not read {0} at all.",
          shown(last.name?.text ?? last.text),
        ),
        fixes: [replace(t("Add a line feed at the end"), end, "\n")],
      };
    }
  },
};
