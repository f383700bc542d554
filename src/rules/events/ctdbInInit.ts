import { t } from "@vscode/l10n";
import { hasHelper, helperNamed, needsOf } from "../../ctdb/helpers/helpers.ts";
import { toolCommandNamed, reachOf as toolReach } from "../../ctdb/tool/toolCommands.ts";
import { atLeast, type Version } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import type { ScriptRule } from "../rule.ts";
import { toolCall } from "../scriptTools/ctdbTool.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { isConditionalInHandler, reachOf } from "./reach.ts";

/** Before, `init` was run later in ctdbd's start. */
const HANGS_SINCE: Version = [2, 3];

/** In `init` ctdbd's socket takes connections that nobody answers, so the tool hangs (26d0746b5da, 2.3). */
export const ctdbInInit: ScriptRule = {
  code: "ctdb-in-init",
  title: "The `ctdb` command hangs in `init`.",
  severity: "error",
  *check(script, { convention: { version } }) {
    if (!atLeast(version, HANGS_SINCE)) {
      return;
    }
    for (const command of script.shell.commands) {
      const what = asksDaemon(script, command, version);
      if (what === null || !isReached(script, command)) {
        continue;
      }
      const how = reachOf(script).isReachedWithAll(command, "init")
        ? t("Every event runs this line, `init` too")
        : t("`init` runs this");
      yield {
        range: rangeOf(toolCall(command)?.nameNode ?? command.nameNode),
        message: t(
          "{0}, but {1} asks ctdbd, which answers nobody before the event is over: it hangs until its time-out, and where `init` fails ctdbd exits. Do it in `startup` or later.",
          how,
          what,
        ),
      };
    }
  },
};

function isReached(script: EventScript, command: Command): boolean {
  const reach = reachOf(script);
  if (reach.isReachedWithAll(command, "init")) {
    return true;
  }
  // In a function what a condition asks for may rule `init` out in ways that are not seen here.
  const isCertain = command.place.function === null || !isConditionalInHandler(script, command.node);
  return isCertain && reach.isReachedBy(command, "init");
}

/** Words for what a command asks ctdbd with, or `null`. */
function asksDaemon(script: EventScript, command: Command, version: Version): string | null {
  const call = toolCall(command);
  if (call !== null) {
    const facts = call.command === null ? null : toolCommandNamed(call.command);
    return facts === null || toolReach(facts, version) === "none" ? null : `\`ctdb ${facts.name}\``;
  }
  const helper =
    command.name === null || script.functions.has(command.name) ? null : helperNamed(command.name);
  return helper !== null && hasHelper(helper, version) && needsOf(helper, version).includes("ctdb-tool")
    ? `\`${helper.name}\``
    : null;
}
