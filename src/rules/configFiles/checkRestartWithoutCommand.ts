import { t } from "@vscode/l10n";
import type { ConfigRule } from "../configRule.ts";

export const CHECK_RESTART_WITHOUT_COMMAND: ConfigRule = {
  code: "check-restart-without-command",
  title: "A check that restarts its service and does not say how",
  severity: "error",
  kinds: ["check"],
  *check(file) {
    const lines = file.check.lines.filter(({ isRead }) => isRead);
    const lastOf = (name: string) => lines.findLast((line) => line.name?.text === name);
    const every = lastOf("restart_every");
    if (!file.facts.hasNfsChecks || every === undefined || !/^\d*[1-9]\d*$/.test(every.value ?? "")) {
      return;
    }
    const missing = ["service_stop_cmd", "service_start_cmd"].filter((name) => {
      const line = lastOf(name);
      return line === undefined || line.value === "";
    });
    if (missing.length > 0) {
      const [first, second] = missing.map((name) => `\`${name}\``);
      yield {
        range: every.range,
        message:
          second === undefined
            ? t(
                "At every {0} failures `60.nfs` restarts the service, and stops with an error since {1} is not set.",
                every.value ?? "",
                first ?? "",
              )
            : t(
                "At every {0} failures `60.nfs` restarts the service, and stops with an error since {1} and {2} are not set.",
                every.value ?? "",
                first ?? "",
                second,
              ),
      };
    }
  },
};
