import { hasHelper, helperNamed, needsOf } from "../../ctdb/helpers/helpers.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "./fixes.ts";

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
    if (mayBeSet || script.sources.length === 0) {
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
      const ends = helper.exits === "misuse";
      yield {
        range: rangeOf(command.nameNode),
        message: `\`${helper.name}\` needs the variable \`service_name\`, which this script never sets: ${ends ? "the helper may end the script" : "its messages have an empty name"}. Set it below the line that reads \`functions\`.`,
      };
      return;
    }
  },
};
