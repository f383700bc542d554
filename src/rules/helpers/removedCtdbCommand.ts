import { hasToolCommand, toolCommandNamed } from "../../ctdb/tool/toolCommands.ts";
import { atLeast, formatVersion } from "../../ctdb/version.ts";
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
      const when =
        isGone && known.removed !== null
          ? `has no \`${name}\` since ${formatVersion(known.removed)}`
          : `has \`${name}\` since ${formatVersion(known.since ?? [])} only, and the target is ${formatVersion(version)}`;
      yield {
        range: rangeOf(node),
        message: `\`ctdb\` ${when}: it prints that the command is unknown and fails.${isGone && known.instead !== null ? ` ${known.instead}` : ""}`,
        fixes:
          isGone && replacement !== null
            ? [replaceFix(`Change to \`ctdb ${replacement}\``, node, replacement)]
            : [],
        ...(isGone && { tag: "deprecated" as const }),
      };
    }
  },
};
