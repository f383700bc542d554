import type { ArgumentKind } from "../../ctdb/eventFacts.ts";
import { callOf, hasHelper } from "../../ctdb/helpers/helpers.ts";
import type { Version } from "../../ctdb/version.ts";
import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import type { VariableUse } from "../../shell/command.ts";
import { helperCalls } from "../helpers/helperCalls.ts";

const KINDS: ReadonlyMap<string, ArgumentKind> = new Map([
  ["interface", "interface"],
  ["ip", "ip"],
  ["maskbits", "maskbits"],
]);

/** What a helper function takes `$N` for, by its place among the words: `kill_tcp_connections $3 $2` has them swapped. */
export function kindInCall(
  script: EventScript,
  { node }: VariableUse,
  version: Version,
): ArgumentKind | null {
  for (const { command, helper } of helperCalls(script)) {
    const at = command.words.findIndex((word) => word.node.start <= node.start && node.end <= word.node.end);
    if (at >= 0) {
      const areSingle = command.words
        .slice(0, at + 1)
        .every((word) => word.literal !== null || /^"?\$\{?\d\}?"?$/.test(word.node.text));
      const { parameters } = callOf(helper, version);
      return areSingle && hasHelper(helper, version) ? (KINDS.get(parameters[at]?.name ?? "") ?? null) : null;
    }
  }
  return null;
}
