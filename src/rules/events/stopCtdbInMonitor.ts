import { t } from "@vscode/l10n";
import type { Command } from "../../shell/command.ts";
import type { ScriptRule } from "../rule.ts";
import { toolCall } from "../scriptTools/ctdbTool.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { programOf } from "../scriptTools/program.ts";
import { reachOf } from "./reach.ts";
import { serviceAction } from "./serviceAction.ts";

/** monitor has a way to say that a node cannot serve: to fail (e6b5163bc1c). */
export const stopCtdbInMonitor: ScriptRule = {
  code: "stop-ctdb-in-monitor",
  title: "`monitor` takes the node out by itself instead of failing.",
  severity: "warning",
  *check(script) {
    const reach = reachOf(script);
    for (const command of script.shell.commands) {
      const what = reach.isReachedBy(command, "monitor") ? stopping(command) : null;
      if (what !== null) {
        yield {
          range: rangeOf(command.nameNode),
          message: t(
            "`{0}` takes the node out until somebody brings it back. Let `monitor` fail instead: the node becomes UNHEALTHY, gives its addresses away and comes back by itself once `monitor` succeeds.",
            what,
          ),
        };
      }
    }
  },
};

function stopping(command: Command): string | null {
  const call = toolCall(command);
  if (call !== null) {
    const stops = ["shutdown", "stop", "ban", "disable"].includes(call.command ?? "");
    return stops && !call.isElsewhere ? `ctdb ${call.command}` : null;
  }
  const service = serviceAction(command);
  if (service?.action === "stop" && /^ctdb(?:\.service)?$/.test(service.service?.literal ?? "")) {
    return `${command.name} stop ctdb`;
  }
  const program = programOf(command);
  const isKill = program?.name === "killall" || program?.name === "pkill";
  const probes = program?.words.some(({ literal }) => literal === "-0") === true;
  return isKill && !probes && program?.words.at(-1)?.literal === "ctdbd" ? `${program.name} ctdbd` : null;
}
