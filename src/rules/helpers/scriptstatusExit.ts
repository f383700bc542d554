import { t } from "@vscode/l10n";
import { atLeast } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { subCommandCalls } from "./toolCalls.ts";

/** A test of the status of `ctdb scriptstatus`, which says nothing of the scripts. */
export const scriptstatusExit: ScriptRule = {
  code: "scriptstatus-exit",
  title: "The status of `ctdb scriptstatus` is tested.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    for (const { command, name, node } of subCommandCalls(script)) {
      if (name === "scriptstatus" && command.place.isTested && atLeast(version, [4, 6])) {
        yield {
          range: rangeOf(node),
          message: t(
            "`ctdb scriptstatus` ends with 0 since 4.6 also where scripts failed, so this test says only that ctdbd answered. Read what it prints.",
          ),
        };
      }
    }
  },
};
