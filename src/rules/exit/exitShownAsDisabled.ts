import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { readEnd } from "../../ctdb/exitReading.ts";
import { formatVersion } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, suggestion } from "../scriptTools/fixes.ts";
import { exitStatuses } from "./exitStatuses.ts";

/** A failure that CTDB takes for a script that is disabled or missing, so that the event passes. */
export const exitShownAsDisabled: ScriptRule = {
  code: "exit-shown-as-disabled",
  title: "CTDB takes a script that ends with this status for disabled.",
  severity: "warning",
  *check(script, { convention }) {
    for (const { word, status } of exitStatuses(script)) {
      if (isShownDisabled(status, convention)) {
        const shown = readEnd({ kind: "exit", status }, convention).status;
        yield {
          range: rangeOf(word),
          message: t(
            "CTDB {0} takes {1} for a script that it cannot start: it shows `{2}`, and the event goes on as if all were well. Use `exit 1` for a failure and `exit 0` where there is nothing to do.",
            formatVersion(convention.version),
            status,
            shown,
          ),
          fixes: [
            suggestion(t("Change to 1 (failure)"), word, "1"),
            suggestion(t("Change to 0 (success)"), word, "0"),
          ],
        };
      }
    }
  },
};

/** Whether the event goes on behind the status though it is neither 0 nor read as 0. */
export function isShownDisabled(status: number, convention: Convention): boolean {
  const { continues, status: shown } = readEnd({ kind: "exit", status }, convention);
  return status !== 0 && continues && shown !== "OK";
}
