import { parsePrefix } from "../../configFiles/ipAddress.ts";
import type { Row } from "../disk/tables.ts";
import { addAddress, ensureInterface, removeAddress, removeInterface } from "../model/network.ts";
import type { NodeModel } from "../model/nodeModel.ts";
import type { Named, NodeProfile, ProfileInterface } from "./profileShape.ts";

/** Changes, adds and takes away interfaces as a profile says. */
export function applyInterfaces(model: NodeModel, interfaces: NonNullable<NodeProfile["interfaces"]>): void {
  for (const [name, value] of Object.entries(interfaces)) {
    if (value === "absent") {
      removeInterface(model, name);
      continue;
    }
    const row = ensureInterface(model, name);
    const given: ProfileInterface = typeof value === "string" ? { link: value } : value;
    row.link = given.link ?? row.link;
    row.admin = given.admin ?? row.admin;
    row.kind = given.kind ?? row.kind;
    row.mac = given.mac ?? row.mac;
    row.mtu = String(given.mtu ?? row.mtu);
    row.detail = detailOf(row, given);
    if (given.addresses !== undefined) {
      replaceAddresses(model, name, given.addresses);
    }
  }
}

/** The words of the column DETAIL, those that the profile names anew. */
function detailOf(row: Row<"interfaces">, given: ProfileInterface): string {
  const old = row.detail.split(" ").filter((word) => word !== "");
  const words: Named<string | number | undefined> = {
    ...Object.fromEntries(old.map((word) => word.split("=", 2))),
    ...Object.fromEntries(
      (["parent", "id", "master", "mode", "speed"] as const)
        .filter((key) => given[key] !== undefined)
        .map((key) => [key, given[key]]),
    ),
  };
  return Object.entries(words)
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");
}

function replaceAddresses(model: NodeModel, name: string, addresses: readonly string[]): void {
  for (const row of model.addresses.filter((other) => other.interface === name)) {
    const prefix = parsePrefix(row.address);
    if (prefix !== null) {
      removeAddress(model, name, prefix);
    }
  }
  for (const text of addresses) {
    const prefix = parsePrefix(text);
    if (prefix !== null) {
      addAddress(model, name, prefix);
    }
  }
}
