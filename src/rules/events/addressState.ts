import type { Command } from "../../shell/command.ts";
import { programOf } from "../scriptTools/program.ts";

/** Whether a command makes something for an address or an interface, or takes it away. */
export type AddressChange = "add" | "remove";

const ADDS = new Set(["add", "append", "replace", "change"]);
const REMOVES = new Set(["del", "delete", "flush"]);
const IPTABLES = /^(?:iptables|ip6tables|iptables_wrapper|ebtables|ip6tables-nft|iptables-nft)$/;

/**
 * Reads commands that change the network's state: `ip addr|rule|route|neigh|tunnel … add|del`, `iptables -A|-I|-D`,
 * `nft`, `tc`, `ipvsadm`, and CTDB's helpers for addresses.
 */
export function addressChange(command: Command): AddressChange | null {
  const program = programOf(command);
  if (program === null) {
    return null;
  }
  const words = program.words.map(({ literal }) => literal);
  if (program.name === "ip") {
    const plain = words.filter((word) => word === null || !word.startsWith("-"));
    const verb = plain[1] ?? "";
    return ADDS.has(verb) ? "add" : REMOVES.has(verb) ? "remove" : null;
  }
  if (program.name === "nft" || program.name === "tc" || program.name === "ipset") {
    const verb = words.find((word) => word !== null && (ADDS.has(word) || REMOVES.has(word))) ?? null;
    return verb === null ? null : ADDS.has(verb) ? "add" : "remove";
  }
  if (IPTABLES.test(program.name) || program.name === "ipvsadm") {
    const verb = words.find(
      (word) => word !== null && /^(?:-[AIDaRd]|--(?:append|insert|delete))$/.test(word),
    );
    return verb == null ? null : /^(?:-[AIa]|--(?:append|insert))$/.test(verb) ? "add" : "remove";
  }
  switch (program.name) {
    case "ip_addr_add":
    case "add_ip_to_iface":
      return "add";
    case "ip_addr_del":
    case "delete_ip_from_iface":
      return "remove";
  }
  return null;
}
