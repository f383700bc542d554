import { t } from "@vscode/l10n";
import { isEventOf } from "../../ctdb/events.ts";
import { toolCommandNamed, reachOf as toolReach } from "../../ctdb/tool/toolCommands.ts";
import type { ScriptRule } from "../rule.ts";
import { toolCall } from "../scriptTools/ctdbTool.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { isConditionalInHandler, reachOf } from "./reach.ts";

/** In `setup` ctdbd answers, but there is no leader yet and the databases are frozen (efe77d0e35b). */
export const daemonNeededInInit: ScriptRule = {
  code: "daemon-needed-in-init",
  title: "The cluster is not there yet in `setup`.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    if (!isEventOf("setup", version)) {
      return;
    }
    const reach = reachOf(script);
    for (const command of script.shell.commands) {
      const call = toolCall(command);
      const facts = call?.command == null ? null : toolCommandNamed(call.command);
      if (call === null || facts === null || toolReach(facts, version) !== "cluster") {
        continue;
      }
      const isCertain = command.place.function === null || !isConditionalInHandler(script, command.node);
      if (isCertain && reach.isReachedBy(command, "setup")) {
        yield {
          range: rangeOf(call.commandNode ?? call.nameNode),
          message: t(
            "`ctdb {0}` needs the databases, the leader or other nodes, and `setup` is run before the first recovery: it blocks or fails, and where `setup` fails ctdbd exits. Do it in `startup` or later.",
            facts.name,
          ),
        };
      }
    }
  },
};
