import { t } from "@vscode/l10n";
import { atLeast } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { Command } from "../../shell/command.ts";
import type { Fix } from "../finding.ts";
import type { ScriptRule } from "../rule.ts";
import { editFix, rangeOf } from "../scriptTools/fixes.ts";
import { callsOnlyHelpers, helperCalls } from "./helperCalls.ts";

/** Helper functions that are there for old scripts only, or do nothing without a function of the script's own. */
export const noOpHelper: ScriptRule = {
  code: "no-op-helper",
  title: "The call does nothing.",
  severity: "information",
  *check(script, context) {
    const { version } = context.convention;
    if (!callsOnlyHelpers(script, context)) {
      return;
    }
    for (const { command, helper } of helperCalls(script)) {
      if (helper.name === "ctdb_standard_event_handler" && atLeast(version, [4, 4])) {
        yield {
          range: rangeOf(command.nameNode),
          tag: "unnecessary",
          message: t(
            "`ctdb_standard_event_handler` does nothing since 4.4, when the events that it served went. Remove the call.",
          ),
          fixes: removeLine(script, command),
        };
      }
      const hasOwn =
        script.functions.has("service_reconfigure") || isDefinedByOthers(context.sourced.functions);
      if (helper.name === "ctdb_service_reconfigure" && atLeast(version, [2, 2]) && !hasOwn) {
        yield {
          range: rangeOf(command.nameNode),
          message: t(
            "`ctdb_service_reconfigure` calls `service_reconfigure`, and the one in `functions` does nothing. Define your own behind the line that sources `functions`.",
          ),
        };
      }
    }
  },
};

function isDefinedByOthers(
  functions: ReadonlyMap<string, { readonly library: { readonly path: string } }>,
): boolean {
  return functions.get("service_reconfigure")?.library.path.endsWith("/functions") === false;
}

/** Only where the line can go without leaving an empty list of commands behind. */
function removeLine({ shell }: EventScript, { statement, redirects }: Command): readonly Fix[] {
  const { line } = shell.lines.placeAt(statement.start);
  const { start, end } = shell.lines.lineRange(line);
  const isAlone = shell.text.slice(start, end).trim() === statement.text && redirects.length === 0;
  const canGo = statement.parent?.type === "program" || statement.parent?.type === "case_item";
  return isAlone && canGo
    ? [editFix(t("Remove the call"), { start, end: shell.lines.lineStart(line + 1) }, "", true)]
    : [];
}
