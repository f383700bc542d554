import { t } from "@vscode/l10n";
import { isEventOf } from "../../ctdb/events.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { isConditionalInHandler, reachOf } from "./reach.ts";
import { serviceAction } from "./serviceAction.ts";

/** ipreallocated comes after every takeover run, and on nodes that are not started, stopped or banned too. */
export const restartInIpreallocated: ScriptRule = {
  code: "restart-in-ipreallocated",
  title: "`ipreallocated` restarts a service whatever happened.",
  severity: "information",
  *check(script, { convention: { version } }) {
    if (!isEventOf("ipreallocated", version)) {
      return;
    }
    const reach = reachOf(script);
    for (const command of script.shell.commands) {
      const service = serviceAction(command);
      const isStart = service !== null && /^(?:start|restart)$/.test(service.action);
      if (!isStart || !reach.isReachedBy(command, "ipreallocated")) {
        continue;
      }
      if (command.place.function === null && !isConditionalInHandler(script, command.node)) {
        yield {
          range: rangeOf(service.actionWord),
          message: t(
            "`ipreallocated` is run after every takeover run, also where no address moved, before `startup`, and on stopped and banned nodes: the service is started there too. Do it only where something is due (`ctdb_service_needs_reconfigure`) and the service runs.",
          ),
        };
      }
    }
  },
};
