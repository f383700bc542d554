import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import { editFix, rangeOf } from "../events/fixes.ts";
import type { Fix } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { callsAny, isAssigned } from "./helperCalls.ts";
import { firstInNeed } from "./helperNeeds.ts";
import { insertBehindLine } from "./prelude.ts";

/** Counters and notes about reconfiguration without the directory that they are kept in. */
export const stateDirMissing: ScriptRule = {
  code: "state-dir-missing",
  title: "The helper function needs `ctdb_setup_state_dir` before it.",
  severity: "error",
  *check(script, context) {
    const call = firstInNeed("state-dir", script, context);
    const hasOwn = script.shell.assignments.some(({ name }) => name === "script_state_dir");
    if (call !== null && !hasOwn && !callsAny(script, context, ["ctdb_setup_state_dir"])) {
      yield {
        range: rangeOf(call.command.nameNode),
        message: `\`${call.helper.name}\` keeps its file in the script's state directory, and nothing here calls \`ctdb_setup_state_dir\`: the helper ends the script with status 1.`,
        fixes: isAssigned("service_name", script, context) ? setupFix(script) : [],
      };
    }
  },
};

/** Behind what names the service and reads the options, at the top level. */
function setupFix(script: EventScript): readonly Fix[] {
  const { commands, assignments } = script.shell;
  const named = assignments.find(({ name, function: inside }) => name === "service_name" && inside === null);
  const loads = commands.find(({ name, place }) => name === "load_script_options" && place.function === null);
  const behind = Math.max(named?.node.end ?? -1, loads?.node.end ?? -1);
  if (named === undefined || named.node.parent?.parent !== null) {
    return [];
  }
  const { range, newText } = insertBehindLine(
    script,
    behind,
    '\nctdb_setup_state_dir "service" "$service_name"',
  );
  return [editFix("Call `ctdb_setup_state_dir`", range, newText, true)];
}
