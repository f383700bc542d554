import { t } from "@vscode/l10n";
import { hasHelper, helperNamed, needsOf } from "../../ctdb/helpers/helpers.ts";
import { atLeast, type Version } from "../../ctdb/version.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";

/** A helper that prints or asserts `service_name`, in a script that never sets it (0ad8f46db3d). */
export const serviceNameMissing: ScriptRule = {
  code: "service-name-missing",
  title: "A helper function needs `service_name`, which is not set.",
  severity: "warning",
  *check(script, { convention: { version }, sourced }) {
    const { assignments, commands } = script.shell;
    const mayBeSet =
      assignments.some(({ name }) => name === "service_name") ||
      sourced.libraries.some(({ shell }) => shell.assignments.some(({ name }) => name === "service_name")) ||
      script.sources.some(({ isFunctions }) => !isFunctions) ||
      commands.some(({ name }) => name === "eval");
    // Before 1.0.106 the checks were given the name.
    if (mayBeSet || script.sources.length === 0 || !atLeast(version, [1, 0, 106])) {
      return;
    }
    for (const command of commands) {
      const isOwn = command.name === null || script.functions.has(command.name);
      const helper = isOwn ? null : helperNamed(command.name ?? "");
      if (
        helper === null ||
        !hasHelper(helper, version) ||
        !needsOf(helper, version).includes("service_name")
      ) {
        continue;
      }
      yield {
        range: rangeOf(command.nameNode),
        message: t(
          "`{0}` needs the variable `service_name`, which this script never sets: {1}. Set it below the line that reads `functions`.",
          helper.name,
          consequence(helper.name, version),
        ),
      };
      return;
    }
  },
};

/** What `functions` does with an empty name; `service ""` returns 0 at once (4.17). */
function consequence(helper: string, version: Version): string {
  const asserts = /^(?:assert_service_name|is_ctdb_managed_service|ctdb_start_stop_service)$/.test(helper);
  if (asserts && atLeast(version, [2, 2])) {
    return t("the helper ends the script");
  }
  return /^(?:ctdb_)?service_st(?:art|op)$/.test(helper)
    ? t("nothing is started or stopped")
    : t("its messages have an empty name");
}
