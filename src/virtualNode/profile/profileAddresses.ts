import { parsePrefix, parseSocket } from "../../configFiles/ipAddress.ts";
import { ensureInterface } from "../model/network.ts";
import { type NodeModel, pnnOf } from "../model/nodeModel.ts";
import type { NodeProfile, ProfileAddress } from "./profileShape.ts";

/** Puts a profile's public addresses in the place of those that the node has. */
export function applyPublicAddresses(model: NodeModel, { publicAddresses, pnn }: NodeProfile): void {
  if (publicAddresses === undefined) {
    return;
  }
  model.public_addresses = entriesOf(publicAddresses).flatMap(([text, value]) => {
    const prefix = parsePrefix(text);
    if (prefix === null) {
      return [];
    }
    const given = typeof value === "string" ? { interfaces: value } : value;
    const interfaces = [given.interfaces]
      .flat()
      .flatMap((names) => names.split(","))
      .filter(Boolean);
    for (const name of interfaces) {
      ensureInterface(model, name);
    }
    const holder = given.holder === undefined || given.holder === "none" ? -1 : given.holder;
    const isHere = holder === (pnn ?? pnnOf(model));
    const place = given.interface ?? interfaces[0];
    if (isHere && place !== undefined) {
      // As takeip left it.
      model.addresses.push({ interface: place, address: `${prefix.address}/${prefix.bits}`, flags: "" });
    }
    return [
      {
        address: `${prefix.address}/${prefix.bits}`,
        interfaces: interfaces.join(","),
        pnn: String(holder),
        interface: isHere ? (place ?? "") : "",
      },
    ];
  });
}

function entriesOf(given: NonNullable<NodeProfile["publicAddresses"]>): [string, string | ProfileAddress][] {
  return isList(given)
    ? given.map((line) => line.trim().split(/\s+/) as [string, string])
    : Object.entries(given);
}

function isList(given: object): given is readonly string[] {
  return Array.isArray(given);
}

/** Adds a profile's connections and tickles. */
export function applyConnections(model: NodeModel, { connections, tickles }: NodeProfile): void {
  for (const connection of connections ?? []) {
    const [local = "", remote = ""] =
      typeof connection === "string"
        ? socketsOf(connection)
        : socketsOf(`${connection.local} ${connection.remote}`);
    const state = typeof connection === "string" ? undefined : connection.state;
    model.connections.push({ local, remote, state: state ?? "ESTAB" });
  }
  for (const tickle of tickles ?? []) {
    const [server = "", client = ""] = socketsOf(tickle);
    model.tickles.push({ server, client });
  }
}

function socketsOf(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => parseSocket(word) ?? word);
}
