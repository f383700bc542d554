import { t } from "@vscode/l10n";
import type { Command } from "../../shell/command.ts";
import { literalOf } from "../../shell/words.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { subCommandCalls } from "./toolCalls.ts";

/** Sub-commands that print for programs with `-X`. */
const FOR_PROGRAMS = new Set(["status", "ip", "ifaces", "nodestatus"]);
const TAKES_FIELDS = new Set(["awk", "cut", "sed", "gawk", "mawk"]);

/** Fields taken from what `ctdb` prints for people. */
export const ctdbOutputParsed: ScriptRule = {
  code: "ctdb-output-parsed",
  title: "The output of `ctdb` for people is taken apart.",
  severity: "information",
  *check(script) {
    for (const { command, name, node } of subCommandCalls(script)) {
      const isForPeople = !command.words.some(({ literal }) => /^-[XYx]/.test(literal ?? ""));
      if (FOR_PROGRAMS.has(name) && isForPeople && isTakenApart(command)) {
        yield {
          range: rangeOf(node),
          message: t(
            "What `ctdb {0}` prints for people changes from release to release. Ask with `ctdb -X {0}` and take the fields between `|`.",
            name,
          ),
        };
      }
    }
  },
};

function isTakenApart({ place }: Command): boolean {
  const next = place.pipeline?.index === 0 ? place.pipeline.node.namedChildren[1] : undefined;
  const name = next?.type === "command" ? next.child("name") : null;
  return name != null && TAKES_FIELDS.has(literalOf(name) ?? "");
}
