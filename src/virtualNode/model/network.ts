import { isV4, networkOf, type Prefix } from "../../configFiles/ipAddress.ts";
import type { Row } from "../disk/tables.ts";
import type { NodeModel } from "./nodeModel.ts";

/** Interface that leads to the clients in a new node. */
export const PUBLIC_INTERFACE = "eth0";
/** Interface that the nodes of the cluster talk over in a new node. */
export const PRIVATE_INTERFACE = "eth1";

/** The loopback interface, as every machine has it. */
export const LOOPBACK: Row<"interfaces"> = {
  name: "lo",
  kind: "loopback",
  admin: "up",
  link: "up",
  mac: "00:00:00:00:00:00",
  mtu: "65536",
  detail: "",
};

/** An Ethernet interface that is up; its hardware address is made from the name, so it is always the same. */
export function newInterface(name: string): Row<"interfaces"> {
  const isInfiniband = /^ib\d/.test(name);
  return {
    name,
    kind: isInfiniband ? "infiniband" : /^bond\d+$/.test(name) ? "bond" : "ether",
    admin: "up",
    link: "up",
    mac: macOf(name),
    mtu: isInfiniband ? "2044" : "1500",
    detail: /^bond\d+$/.test(name) ? "mode=active-backup" : "",
  };
}

/** Adds an interface where the node does not have it yet; its parent, too, where it is a VLAN such as `eth0.10`. */
export function ensureInterface(model: NodeModel, name: string): Row<"interfaces"> {
  const known = model.interfaces.find((row) => row.name === name);
  if (known !== undefined) {
    return known;
  }
  const made = newInterface(name);
  const [, parent, id] = /^(.+)\.(\d+)$/.exec(name) ?? [];
  if (parent !== undefined && id !== undefined) {
    ensureInterface(model, parent);
    made.kind = "vlan";
    made.detail = `parent=${parent} id=${id}`;
  }
  model.interfaces.push(made);
  return made;
}

/** Puts an address on an interface; the routes that the kernel makes for it follow from it. */
export function addAddress(model: NodeModel, name: string, prefix: Prefix): void {
  const { address, bits } = prefix;
  const flags =
    name === "lo"
      ? "scope=host"
      : isV4(address) && bits < 31
        ? `broadcast=${networkOf(prefix).broadcast}`
        : "";
  model.addresses.push({ interface: name, address: `${address}/${bits}`, flags });
}

/** Takes an address off an interface. */
export function removeAddress(model: NodeModel, name: string, prefix: Prefix): void {
  const text = `${prefix.address}/${prefix.bits}`;
  model.addresses = model.addresses.filter((row) => row.interface !== name || row.address !== text);
}

/** Takes an interface away, with everything that is on it. */
export function removeInterface(model: NodeModel, name: string): void {
  model.interfaces = model.interfaces.filter((row) => row.name !== name);
  model.addresses = model.addresses.filter((row) => row.interface !== name);
  model.neighbours = model.neighbours.filter((row) => row.interface !== name);
  model.routes = model.routes.filter((row) => !` ${row.route} `.includes(` dev ${name} `));
}

/** A locally administered hardware address. */
function macOf(name: string): string {
  let hash = 0x811c9dc5; // FNV-1a
  for (const byte of Buffer.from(name)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  const bytes = [24, 16, 8, 0].map((shift) => ((hash >>> shift) & 0xff).toString(16).padStart(2, "0"));
  return ["02", "00", ...bytes].join(":");
}
