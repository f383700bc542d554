import { t } from "@vscode/l10n";
import { atLeast } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Fix, Remark } from "../finding.ts";
import type { ScriptContext, ScriptRule } from "../rule.ts";
import { editFix, rangeOf } from "../scriptTools/fixes.ts";
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
    const isSetUp = callsAny(script, context, ["ctdb_setup_state_dir"]);
    const hasOwn = script.shell.assignments.some(({ name }) => name === "script_state_dir");
    if (call !== null && !hasOwn && !isSetUp) {
      yield {
        range: rangeOf(call.command.nameNode),
        message: t(
          "`{0}` keeps its file in the script's state directory, and nothing here calls `ctdb_setup_state_dir`: the helper ends the script with status 1.",
          call.helper.name,
        ),
        fixes: isAssigned("service_name", script, context) ? setupFix(script) : [],
      };
    } else if (!hasOwn && !isSetUp) {
      yield* emptyVariable(script, context);
    }
  },
};

/** `$script_state_dir/x`, which is `/x` then. */
function* emptyVariable({ shell, sources }: EventScript, { convention }: ScriptContext): Generator<Remark> {
  const use = shell.uses.find(({ name, operator }) => name === "script_state_dir" && operator === null);
  const sourcesOthers = sources.some(({ isFunctions }) => !isFunctions);
  if (use !== undefined && sources.length > 0 && !sourcesOthers && atLeast(convention.version, [4, 9])) {
    yield {
      range: { start: use.start, end: use.end },
      message: t(
        "`script_state_dir` is set by `ctdb_setup_state_dir`, which nothing here calls: it is empty, and paths below it begin at the root.",
      ),
    };
  }
}

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
  return [editFix(t("Call `ctdb_setup_state_dir`"), range, newText, true)];
}
