import { t } from "@vscode/l10n";
import { hasHelper, helperNamed } from "../../ctdb/helpers/helpers.ts";
import { sentences } from "../../text/sentences.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { reachOf } from "./reach.ts";
import { serviceAction } from "./serviceAction.ts";

const ACTIONS = /^(?:start|restart|force-reload|try-restart|condrestart|reload-or-restart)$/;

/** Any other event kills a running monitor, in the middle of a start too (fdccaab2a9a, ffbe59bd44f). */
export const restartInMonitor: ScriptRule = {
  code: "restart-in-monitor",
  title: "`monitor` can be killed while it starts a service.",
  severity: "warning",
  *check(script, { convention: { queue, deadline, version } }) {
    if (queue === "concurrent") {
      return;
    }
    const reach = reachOf(script);
    const logging = helperNamed("background_with_logging");
    const hasLogging = logging !== null && hasHelper(logging, version);
    for (const command of script.shell.commands) {
      const service = serviceAction(command);
      if (service === null || !ACTIONS.test(service.action)) {
        continue;
      }
      const isForAll = reach.isReachedWithAll(command, "monitor");
      if (!isForAll && !reach.isReachedBy(command, "monitor")) {
        continue;
      }
      yield {
        range: rangeOf(service.actionWord),
        message: isForAll
          ? t(
              "Every event runs this line, `monitor` too, which comes every few seconds and which CTDB kills as soon as any other event comes. Put it into the part of the event that it is for.",
            )
          : sentences(
              t(
                "`monitor` runs this, and CTDB kills a running `monitor` as soon as any other event comes, or lets it pass the limit of {0} s: the service is left half started then.",
                deadline.defaultSeconds,
              ),
              hasLogging
                ? t(
                    "Let `monitor` report the failure, or do it in the background (`background_with_logging`).",
                  )
                : t("Let `monitor` report the failure, or do it in the background."),
            ),
      };
    }
  },
};
