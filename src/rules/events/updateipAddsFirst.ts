import { t } from "@vscode/l10n";
import type { ScriptRule } from "../rule.ts";
import { rangeOf } from "../scriptTools/fixes.ts";
import { programOf } from "../scriptTools/program.ts";
import { addressChange } from "./addressState.ts";
import { reachOf } from "./reach.ts";

/** updateip puts the address on the new interface while the old one still has it. */
export const updateipAddsFirst: ScriptRule = {
  code: "updateip-adds-first",
  title: "`updateip` adds the address before it removes it.",
  severity: "information",
  *check(script) {
    const reach = reachOf(script);
    const changes = script.shell.commands.filter((command) => {
      const events = reach.namedEvents(command);
      return events.size === 1 && events.has("updateip") && isAddress(programOf(command));
    });
    const added = changes.findIndex((command) => addressChange(command) === "add");
    const removed = changes.findIndex((command) => addressChange(command) === "remove");
    const first = changes[added];
    if (first !== undefined && added < removed && first.place.function === changes[removed]?.place.function) {
      yield {
        range: rangeOf(first.nameNode),
        message: t(
          "`updateip` adds the address to the new interface while the old one still has it, so for a moment the node has it twice, and a failure leaves it that way. Remove it from the old interface first, as CTDB's own `10.interface` does.",
        ),
      };
    }
  },
};

function isAddress(program: ReturnType<typeof programOf>): boolean {
  if (program?.name === "ip") {
    const plain = program.words.filter(({ literal }) => literal === null || !literal.startsWith("-"));
    return /^a(?:ddr(?:ess)?)?$/.test(plain[0]?.literal ?? "");
  }
  return /^(?:ip_addr_(?:add|del)|add_ip_to_iface|delete_ip_from_iface)$/.test(program?.name ?? "");
}
