import { parseTime } from "../change/changeSystem.ts";
import { parseTable } from "../disk/table.ts";
import { TABLES, type TableName } from "../disk/tables.ts";
import { leaveCluster, privateInterface, settleInCluster } from "../model/clusterNode.ts";
import { PRIVATE_INTERFACE } from "../model/network.ts";
import { type NodeModel, pnnOf, type SettingName, setSetting, setValue } from "../model/nodeModel.ts";
import { applyConnections, applyPublicAddresses } from "./profileAddresses.ts";
import { applyInterfaces } from "./profileInterfaces.ts";
import { applyServices } from "./profileServices.ts";
import type { NodeProfile } from "./profileShape.ts";
import { applySystem } from "./profileSystem.ts";

/**
 * Changes a model as a profile says. `version` and `platform` decide how a node is made, so give them to what makes the
 * model, too.
 */
export function applyProfile(model: NodeModel, profile: NodeProfile): void {
  applySettings(model, profile);
  applyPublicAddresses(model, profile);
  applyInterfaces(model, profile.interfaces ?? {});
  applyCluster(model, profile);
  applyConnections(model, profile);
  applyServices(model, profile);
  applySystem(model, profile);
  for (const [name, value] of Object.entries(profile.tunables ?? {})) {
    const known = model.tunables.find((row) => row.name.toLowerCase() === name.toLowerCase());
    setValue(model.tunables, known?.name ?? name, String(value));
  }
  for (const [name, value] of Object.entries(profile.options ?? {})) {
    setValue(model.options, name, String(value));
  }
  for (const [table, lines] of Object.entries(profile.tables ?? {})) {
    addRows(model, table as TableName, lines);
  }
}

function addRows<T extends TableName>(model: NodeModel, table: T, lines: readonly string[]): void {
  const rows = parseTable(table, [`# ${TABLES[table].join(" ")}`, ...lines].join("\n"));
  model[table] = [...model[table], ...rows] as NodeModel[T];
}

function applySettings(model: NodeModel, profile: NodeProfile): void {
  const { recovery, runState, time, realCommands } = profile;
  const values: Partial<Record<SettingName, string | null | undefined>> = {
    version: profile.version,
    platform: profile.platform,
    init: profile.init,
    hostname: profile.hostname,
    recmode: recovery === undefined ? null : recovery ? "RECOVERY" : "NORMAL",
    time: time === undefined ? null : parseTime(String(time)),
    sleep: profile.sleep,
    join: profile.domain,
    realcommands: realCommands?.join(","),
    ownfiles: [
      ...(profile.nodes === undefined ? [] : ["nodes"]),
      ...(profile.publicAddresses === undefined ? [] : ["public_addresses"]),
    ].join(","),
    fixedrunstate: runState === "auto" ? "" : runState,
    runstate: runState === "auto" ? null : runState,
  };
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string") {
      setSetting(model, name as SettingName, value);
    }
  }
}

function applyCluster(model: NodeModel, { nodes, pnn, leader }: NodeProfile): void {
  if (nodes !== undefined || pnn !== undefined) {
    const where = privateInterface(model) ?? PRIVATE_INTERFACE;
    leaveCluster(model);
    model.nodes =
      nodes?.map((node, i) => ({
        pnn: String(i),
        address: typeof node === "string" ? node : node.address,
        flags: typeof node === "string" ? "" : (node.flags ?? []).join(","),
      })) ?? model.nodes;
    settleInCluster(model, pnn ?? Math.min(pnnOf(model), model.nodes.length - 1), where);
  }
  if (leader !== undefined) {
    setSetting(model, "leader", leader === "unknown" ? "UNKNOWN" : String(leader));
  }
}
