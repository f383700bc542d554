import { parseAddress, parsePrefix } from "../../configFiles/ipAddress.ts";
import type { Row } from "../disk/tables.ts";
import type { NodeModel } from "./nodeModel.ts";

/**
 * The public address that a node knows by this IP address, however it is written.
 * @param ip as an event's argument gives it; `undefined` where the argument is missing
 */
export function publicAddress(model: NodeModel, ip: string | undefined): Row<"public_addresses"> | null {
  const address = parseAddress(ip ?? "");
  return model.public_addresses.find((row) => parsePrefix(row.address)?.address === address) ?? null;
}
