import { t } from "@vscode/l10n";
import { sentences } from "../../text/sentences.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { programOf } from "../scriptTools/program.ts";
import { reachOf } from "./reach.ts";
import { slownessOf } from "./slowPrograms.ts";

/** A program that waits for others, in the event that every node runs all the time. */
export const monitorSlow: ScriptRule = {
  code: "monitor-slow",
  title: "A program without a time limit can hold up `monitor`.",
  severity: "information",
  *check(script, { convention: { deadline } }) {
    const reach = reachOf(script);
    for (const command of script.shell.commands) {
      const program = reach.isReachedBy(command, "monitor") ? programOf(command) : null;
      if (program === null || script.functions.has(program.name)) {
        continue;
      }
      const slowness = slownessOf(program);
      if (slowness === "endless" && command.place.pipeline === null) {
        yield {
          range: rangeOf(program.nameNode),
          severity: "warning",
          message: sentences(
            t(
              "`{0}` never ends by itself here, so `monitor` runs until CTDB's time limit ({1} s) is over, every time.",
              program.name,
              deadline.defaultSeconds,
            ),
            program.name.startsWith("ping") ? t("Give it `-c` and `-w`.") : t("Do not follow the file."),
          ),
        };
      } else if (slowness === "waits") {
        yield {
          range: rangeOf(program.nameNode),
          message: t(
            "`{0}` waits for an answer, and all scripts share {1} s (`EventScriptTimeout`) for one `monitor`. Limit it, for example with `timeout 10 {0} …`.",
            program.name,
            deadline.defaultSeconds,
          ),
        };
      }
    }
  },
};
