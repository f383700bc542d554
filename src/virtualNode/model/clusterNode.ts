import { isV4, parsePrefix } from "../../configFiles/ipAddress.ts";
import { addAddress, removeAddress } from "./network.ts";
import { type NodeModel, pnnOf, setSetting, settingOf } from "./nodeModel.ts";

/** The flags that a node of the cluster can have. */
export const NODE_FLAGS = [
  "DISCONNECTED",
  "UNHEALTHY",
  "DISABLED",
  "BANNED",
  "STOPPED",
  "INACTIVE",
  "DELETED",
] as const;

/** CTDB's run states (`ctdb/include/private/ctdb_private.h`), in their order. */
export const RUN_STATES = ["INIT", "SETUP", "FIRST_RECOVERY", "STARTUP", "RUNNING", "SHUTDOWN"] as const;

/** The private address of a node of the cluster, or `null`. */
export function addressOfNode(model: NodeModel, pnn: number): string | null {
  return model.nodes.find((row) => row.pnn === String(pnn))?.address ?? null;
}

/** The interface that this node's private address is on, or `null`. */
export function privateInterface(model: NodeModel): string | null {
  const own = addressOfNode(model, pnnOf(model));
  return model.addresses.find((row) => parsePrefix(row.address)?.address === own)?.interface ?? null;
}

/**
 * Makes the node one of the cluster: its PNN, its name, and its private address on `interfaceName`, where ctdbd listens.
 * The other nodes become its neighbours.
 */
export function settleInCluster(model: NodeModel, pnn: number, interfaceName: string): void {
  leaveCluster(model);
  const previous = pnnOf(model);
  if (settingOf(model, "hostname") === hostnameOf(previous)) {
    setSetting(model, "hostname", hostnameOf(pnn));
  }
  setSetting(model, "pnn", String(pnn));
  const own = addressOfNode(model, pnn);
  if (own === null) {
    return;
  }
  addAddress(model, interfaceName, { address: own, bits: isV4(own) ? 24 : 64 });
  model.ports.push({ protocol: "tcp", address: own, port: "4379", service: "" });
  for (const node of model.nodes) {
    if (node.pnn !== String(pnn) && !node.flags.includes("DELETED")) {
      const mac = `02:00:00:00:01:${Number(node.pnn).toString(16).padStart(2, "0").slice(-2)}`;
      model.neighbours.push({ address: node.address, interface: interfaceName, mac, state: "REACHABLE" });
    }
  }
}

/** Takes the private address away, with what belongs to it: before the cluster's nodes change. */
export function leaveCluster(model: NodeModel): void {
  const own = addressOfNode(model, pnnOf(model));
  for (const row of model.addresses.filter(({ address }) => parsePrefix(address)?.address === own)) {
    const prefix = parsePrefix(row.address);
    if (prefix !== null) {
      removeAddress(model, row.interface, prefix);
    }
  }
  model.ports = model.ports.filter((row) => row.address !== own || row.port !== "4379");
  const members = new Set(model.nodes.map((node) => node.address));
  model.neighbours = model.neighbours.filter((row) => !members.has(row.address));
}

/** The name of a node where nobody gave it one. */
export function hostnameOf(pnn: number): string {
  return `node${pnn}`;
}
