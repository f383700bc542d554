import { t } from "@vscode/l10n";
import { parseAddress, parsePrefix } from "../configFiles/ipAddress.ts";
import { listOf, type NodeModel, pnnOf, settingOf } from "../virtualNode/model/nodeModel.ts";
import { publicAddress } from "../virtualNode/model/publicAddress.ts";

/** What a step left of the node, for the time line. Plain data. */
export interface NodeState {
  /** `INIT` to `SHUTDOWN`. */
  readonly runState: string;
  readonly health: "HEALTHY" | "UNHEALTHY";
  /** Other flags, such as STOPPED. */
  readonly flags: readonly string[];
  readonly isRecovering: boolean;
  /** Public addresses that ctdbd records on this node, without masks. */
  readonly held: readonly string[];
  /** Those of them that are on no interface. */
  readonly missing: readonly string[];
}

/** What can be seen of a node in one look. */
export function nodeStateOf(model: NodeModel): NodeState {
  const own = String(pnnOf(model));
  const flags = listOf(model.nodes.find((row) => row.pnn === own)?.flags ?? "");
  const held = model.public_addresses
    .filter((row) => row.pnn === own)
    .map((row) => parsePrefix(row.address)?.address ?? row.address);
  return {
    runState: settingOf(model, "runstate"),
    health: flags.includes("UNHEALTHY") ? "UNHEALTHY" : "HEALTHY",
    flags: flags.filter((flag) => flag !== "UNHEALTHY"),
    isRecovering: settingOf(model, "recmode") === "RECOVERY",
    held,
    missing: held.filter((address) => interfaceOf(model, address) === null),
  };
}

/** The interface that an address is on, as the kernel would tell; `null`: on none. */
export function interfaceOf(model: NodeModel, address: string): string | null {
  const wanted = parseAddress(address);
  return model.addresses.find((row) => parsePrefix(row.address)?.address === wanted)?.interface ?? null;
}

/** Whether another node of the cluster can host addresses. */
export function othersCanHost(model: NodeModel): boolean {
  return model.nodes.some((row) => row.pnn !== String(pnnOf(model)) && listOf(row.flags).length === 0);
}

/**
 * Why ctdbd would not run an event of a takeover run as the node is now ("Redundant takeover", "Redundant release":
 * `ctdb_control_takeover_ip` and `ctdb_control_release_ip` in `server/ctdb_takeover.c`).
 * @returns a sentence, or `null` where it would run it.
 */
export function whyRedundant(model: NodeModel, event: string, args: readonly string[]): string | null {
  const [, ip = ""] = args;
  const place = interfaceOf(model, ip);
  if (event === "takeip" && place !== null && isHeld(model, ip)) {
    return t("This node holds {0} on {1} already, so ctdbd runs nothing (a redundant takeover).", ip, place);
  }
  if (event === "releaseip" && place === null) {
    return t("{0} is on no interface of this node, so ctdbd runs nothing (a redundant release).", ip);
  }
  return null;
}

/** The arguments that ctdbd would give: releaseip names the interface that it has on record. */
export function argumentsAsRecorded(
  model: NodeModel,
  event: string,
  args: readonly string[],
): readonly string[] {
  const [, ip = "", ...rest] = args;
  const recorded = publicAddress(model, ip)?.interface ?? "";
  return event === "releaseip" && recorded !== "" ? [recorded, ip, ...rest] : args;
}

function isHeld(model: NodeModel, ip: string): boolean {
  return publicAddress(model, ip)?.pnn === String(pnnOf(model));
}
