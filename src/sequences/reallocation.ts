import { parsePrefix } from "../configFiles/ipAddress.ts";
import type { Convention } from "../ctdb/convention.ts";
import type { NodeModel } from "../virtualNode/model/nodeModel.ts";
import { nodeStateOf, othersCanHost } from "./nodeState.ts";
import type { SequenceAddress, SequenceStep } from "./sequence.ts";
import { takeoverRun } from "./takeoverRun.ts";

/**
 * The takeover run that follows a change of health, for this node: HEALTHY, it takes the addresses that are meant for
 * it; UNHEALTHY, it releases all, unless no other node can host them (NoIPHostOnAllDisabled is 0).
 */
export function reallocationAfter(
  health: "HEALTHY" | "UNHEALTHY",
  model: NodeModel,
  addresses: readonly SequenceAddress[],
  convention: Convention,
): SequenceStep[] {
  if (health === "HEALTHY") {
    const { held } = nodeStateOf(model);
    return takeoverRun(convention, { take: addresses.filter(({ ip }) => !held.includes(ip)) });
  }
  return takeoverRun(convention, { release: othersCanHost(model) ? heldAddresses(model) : [] });
}

/** The public addresses that ctdbd records on this node. */
export function heldAddresses(model: NodeModel): SequenceAddress[] {
  const { held } = nodeStateOf(model);
  return addressesOf(model).filter(({ ip }) => held.includes(ip));
}

/** All public addresses of a node, each with the interface that it is on or may have. */
export function addressesOf(model: NodeModel): SequenceAddress[] {
  return model.public_addresses.flatMap(({ address, interfaces, interface: recorded }) => {
    const prefix = parsePrefix(address);
    const name = recorded || (interfaces.split(",")[0] ?? "");
    return prefix === null ? [] : [{ interface: name, ip: prefix.address, maskbits: String(prefix.bits) }];
  });
}
