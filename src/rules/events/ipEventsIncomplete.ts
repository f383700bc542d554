import { t } from "@vscode/l10n";
import { isEventOf } from "../../ctdb/events.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { includesEvent } from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import type { Remark } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { addressChange } from "./addressState.ts";
import { argumentsGiven } from "./argumentVariables.ts";
import { handlerNaming } from "./handlers.ts";
import { reachOf } from "./reach.ts";

/** Handlers for addresses of which one is missing: releaseip, or recovered where no ipreallocated follows. */
export const ipEventsIncomplete: ScriptRule = {
  code: "ip-events-incomplete",
  title: "A handler that belongs to `takeip` is missing.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    const takeip = handlerNaming(script, "takeip");
    const name = takeip?.events.find((event) => event.name === "takeip");
    if (name === undefined) {
      return;
    }
    if (!isHandled(script, "releaseip")) {
      yield* neverRemoved(script, rangeOf(name.range));
    }
    const hasLater = isEventOf("ipreallocated", version);
    const flag = script.shell.commands.find(
      (command) =>
        command.name === "ctdb_service_set_reconfigure" && reachOf(script).isReachedBy(command, "takeip"),
    );
    if (
      !hasLater &&
      flag !== undefined &&
      !["recovered", "monitor"].some((event) => isHandled(script, event))
    ) {
      yield {
        range: rangeOf(flag.nameNode),
        message: t(
          "Nothing acts on this mark: this release has no `ipreallocated`, so what `takeip` and `releaseip` put off belongs into `recovered`, which runs behind them.",
        ),
      };
    }
  },
};

function* neverRemoved(script: EventScript, range: Remark["range"]): Generator<Remark> {
  const reach = reachOf(script);
  const added = script.shell.commands.find(
    (command) =>
      addressChange(command) === "add" &&
      reach.isReachedBy(command, "takeip") &&
      isForAddress(script, command),
  );
  const isRemoved = script.shell.commands.some((command) => addressChange(command) === "remove");
  if (added !== undefined && !isRemoved) {
    yield {
      range,
      message: t(
        "What `takeip` sets up for an address is never removed: there is no `releaseip`, which CTDB sends when the address leaves the node. Handle it and undo there what `takeip` did.",
      ),
    };
  }
}

function isForAddress(script: EventScript, command: Command): boolean {
  return argumentsGiven(script, command, "takeip").size > 0;
}

function isHandled(script: EventScript, event: string): boolean {
  return script.handlers.some(({ reached }) => includesEvent(reached, event));
}
