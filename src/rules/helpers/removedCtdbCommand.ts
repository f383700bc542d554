import { t } from "@vscode/l10n";
import { hasToolCommand, toolCommandNamed } from "../../ctdb/tool/toolCommands.ts";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
import { sentences } from "../../text/sentences.ts";
import { tableText } from "../../text/tableText.ts";
import type { ScriptRule } from "../rule.ts";
import { rangeOf, replaceFix } from "../scriptTools/fixes.ts";
import { subCommandCalls } from "./toolCalls.ts";

/** A sub-command of `ctdb` that the target version has not. */
export const removedCtdbCommand: ScriptRule = {
  code: "removed-ctdb-command",
  title: "The `ctdb` of the target version has no such sub-command.",
  severity: "warning",
  *check(script, { convention: { version } }) {
    const calls = subCommandCalls(script);
    const used = new Set(calls.map(({ name }) => name));
    for (const { name, node } of calls) {
      const known = toolCommandNamed(name);
      const replacement = known?.replacement ?? null;
      // A script that calls both serves several releases.
      if (
        known === null ||
        hasToolCommand(known, version) ||
        (replacement !== null && used.has(replacement))
      ) {
        continue;
      }
      const isGone = known.removed !== null && atLeast(version, known.removed);
      const why =
        isGone && known.removed !== null
          ? t(
              "`ctdb` has no `{0}` since {1}: it prints that the command is unknown and fails.",
              name,
              formatVersion(known.removed),
            )
          : t(
              "`ctdb` has `{0}` since {1} only, and the target is {2}: it prints that the command is unknown and fails.",
              name,
              formatVersion(known.since ?? []),
              formatVersion(version),
            );
      yield {
        range: rangeOf(node),
        message: sentences(why, isGone ? tableText(known.instead ?? "") : null),
        fixes:
          isGone && replacement !== null
            ? [replaceFix(t("Change to `ctdb {0}`", replacement), node, replacement)]
            : [],
        ...(isGone && { tag: "deprecated" as const }),
      };
    }
  },
};
