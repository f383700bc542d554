import { t } from "@vscode/l10n";
import { hasHelper, helperNamed } from "../../ctdb/helpers/helpers.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";

/** What counts up, and what sets that back; `ctdb_service_reconfigure` and its forerunner do so for the default counter. */
const PAIRS: readonly (readonly [string, readonly [string, ...string[]]])[] = [
  ["ctdb_counter_incr", ["ctdb_counter_init", "ctdb_service_reconfigure", "ctdb_service_start"]],
  ["failcount_incr", ["failcount_reset", "failcount_init"]],
];

/** A failure counter that only grows, so that failures of last month add up with today's (d8e2ddc5a82). */
export const counterNeverReset: ScriptRule = {
  code: "counter-never-reset",
  title: "The failure counter is never set back.",
  severity: "warning",
  *check(script, { convention: { version }, sourced }) {
    const { commands, text } = script.shell;
    for (const [name, resets] of PAIRS) {
      const helper = helperNamed(name);
      const command = commands.find((candidate) => candidate.name === name);
      const isOwn = script.functions.has(name) || helper === null || !hasHelper(helper, version);
      // Files of the site may reset it, and so may anything that is called indirectly.
      const isElsewhere =
        script.sources.some(({ isFunctions }) => !isFunctions) || sourced.libraries.length > 1;
      if (command === undefined || isOwn || isElsewhere || resets.some((reset) => text.includes(reset))) {
        continue;
      }
      yield {
        range: rangeOf(command.nameNode),
        message: t(
          "Nothing sets this counter back, so failures add up over days until the limit is reached. Call `{0}` where the check succeeds.",
          resets[0],
        ),
      };
    }
  },
};
