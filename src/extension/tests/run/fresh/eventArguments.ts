import { parsePrefix } from "../../../../configFiles/ipAddress.ts";
import { argumentsOf } from "../../../../ctdb/events.ts";
import type { Version } from "../../../../ctdb/version.ts";
import { addressesOf, heldAddresses } from "../../../../sequences/reallocation.ts";
import type { SequenceAddress } from "../../../../sequences/sequence.ts";
import { addAddress } from "../../../../virtualNode/model/network.ts";
import { listOf, type NodeModel, pnnOf } from "../../../../virtualNode/model/nodeModel.ts";
import { publicAddress } from "../../../../virtualNode/model/publicAddress.ts";

/**
 * The arguments that ctdbd would give an event on this node: those of its first public address that the event can be for.
 * @returns `null` where the node has no public address for it; `[]` for events without arguments
 */
export function eventArguments(event: string, version: Version, model: NodeModel): readonly string[] | null {
  const facts = argumentsOf(event, version);
  if (facts.length === 0) {
    return [];
  }
  const address = addressFor(event, model);
  if (address === null) {
    return null;
  }
  const values: Readonly<Record<string, string>> = {
    interface: address.interface,
    old_interface: address.interface,
    new_interface: otherInterface(address, model),
    ip: address.ip,
    maskbits: address.maskbits,
  };
  const args = facts.map(({ name }) => values[name]);
  return args.every((value) => value !== undefined) ? args : null;
}

/**
 * Puts the address that an event moves or takes away where the event would find it: ctdbd sends neither releaseip nor
 * updateip for an address that the node does not hold (`ctdb_control_release_ip` in `server/ctdb_takeover.c`).
 */
export function holdAddress(event: string, args: readonly string[], model: NodeModel): void {
  const index = event === "releaseip" ? 1 : event === "updateip" ? 2 : null;
  const row = index === null ? null : publicAddress(model, args[index]);
  const prefix = row === null ? null : parsePrefix(row.address);
  const [place] = args;
  if (row === null || prefix === null || place === undefined || place === "__none__") {
    return;
  }
  row.pnn = String(pnnOf(model));
  row.interface = place;
  const isThere = model.addresses.some((other) => parsePrefix(other.address)?.address === prefix.address);
  if (!isThere && model.interfaces.some(({ name }) => name === place)) {
    addAddress(model, place, prefix);
  }
}

/** takeip is for an address that the node does not hold yet, the others for one that it holds. */
function addressFor(event: string, model: NodeModel): SequenceAddress | null {
  const all = addressesOf(model);
  const held = heldAddresses(model);
  const wanted = event === "takeip" ? all.filter(({ ip }) => held.every((one) => one.ip !== ip)) : held;
  return wanted[0] ?? all[0] ?? null;
}

/** Where an address can move to; where it is, where it may be nowhere else. */
function otherInterface({ interface: now, ip }: SequenceAddress, model: NodeModel): string {
  const may = listOf(publicAddress(model, ip)?.interfaces ?? "");
  return may.find((name) => name !== now) ?? now;
}
