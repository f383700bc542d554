import { t } from "@vscode/l10n";
import { toolCommandNamed, toolCommandsFor } from "../../ctdb/tool/toolCommands.ts";
import { nearest } from "../../text/nearest.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, replaceFix } from "../scriptTools/fixes.ts";
import { subCommandCalls } from "./toolCalls.ts";

/** A misspelt sub-command of `ctdb`. */
export const unknownCtdbCommand: ScriptRule = {
  code: "unknown-ctdb-command",
  title: "The sub-command of `ctdb` is misspelt.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    const names = toolCommandsFor(version).map(({ name }) => name);
    for (const { name, node } of subCommandCalls(script)) {
      const meant =
        toolCommandNamed(name) === null && /^[a-z]{3,}$/i.test(name) ? nearest(name, names) : null;
      if (meant !== null) {
        yield {
          range: rangeOf(node),
          message: t(
            "`ctdb` has no sub-command `{0}`: it prints that the command is unknown and fails. Did you mean `{1}`?",
            name,
            meant,
          ),
          fixes: [replaceFix(t("Change to `{0}`", meant), node, meant)],
        };
      }
    }
  },
};
