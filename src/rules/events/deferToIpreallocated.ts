import { t } from "@vscode/l10n";
import { isEventOf } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import { sentences } from "../../text/sentences.ts";
import type { ScriptRule } from "../rule.ts";
import { listed, rangeOf } from "../scriptTools/fixes.ts";
import { isTest } from "../scriptTools/isTest.ts";
import { hasOption, programOf } from "../scriptTools/program.ts";
import { argumentsGiven } from "./argumentVariables.ts";
import { reachOf } from "./reach.ts";
import { serviceAction } from "./serviceAction.ts";

const ACTIONS = /^(?:start|stop|restart|reload|force-reload|try-restart|condrestart|reload-or-restart)$/;
const ADDRESS_EVENTS = ["takeip", "releaseip", "updateip"];

/** Work that concerns all addresses at once, done once for each of them (c95f4258d8d, 1.10). */
export const deferToIpreallocated: ScriptRule = {
  code: "defer-to-ipreallocated",
  title: "This is done for every single address.",
  severity: "information",
  *check(script, { convention: { version } }) {
    if (!isEventOf("ipreallocated", version)) {
      return;
    }
    const reach = reachOf(script);
    for (const command of script.shell.commands) {
      const events = [...reach.namedEvents(command)];
      const isPerAddress = events.length > 0 && events.every((event) => ADDRESS_EVENTS.includes(event));
      const what = isPerAddress ? heavyWork(command) : null;
      if (what !== null && !events.some((event) => looksAtAddress(script, event))) {
        yield {
          range: rangeOf(command.nameNode),
          message: sentences(
            events.length === 1
              ? t(
                  "{0} is run for every single address that moves, so `{1}` is done again and again while clients wait.",
                  listed(events),
                  what,
                )
              : t(
                  "{0} are run for every single address that moves, so `{1}` is done again and again while clients wait.",
                  listed(events),
                  what,
                ),
            t(
              "Only note here that it is due (`ctdb_service_set_reconfigure`, or a file), and do it once in `ipreallocated`, which runs behind them.",
            ),
          ),
        };
      }
    }
  },
};

function heavyWork(command: Command): string | null {
  const service = serviceAction(command);
  if (service !== null) {
    return ACTIONS.test(service.action) ? `${command.name ?? "service"} … ${service.action}` : null;
  }
  const program = programOf(command);
  if (program?.name === "exportfs") {
    return hasOption(program.words, /^-[a-z]*[ra]/) ? "exportfs" : null;
  }
  return /^ip6?tables-restore$/.test(program?.name ?? "") ? (program?.name ?? null) : null;
}

/** Whether the script compares an argument of the event with something: it then means one address, not all. */
function looksAtAddress(script: EventScript, event: string): boolean {
  return script.shell.commands.some(
    (command) =>
      isTest(command) &&
      /=/.test(command.node.text) &&
      reachOf(script).isReachedBy(command, event) &&
      argumentsGiven(script, command, event).size > 0,
  );
}
