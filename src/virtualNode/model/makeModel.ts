import type { Version } from "../../ctdb/version.ts";
import type { WorkspaceFacts } from "../workspace/fromWorkspace.ts";
import { defaultModel } from "./defaults.ts";
import { newMount } from "./defaultTables.ts";
import { type NodeModel, pnnOf, setSetting } from "./nodeModel.ts";
import type { Platform } from "./platform.ts";

/** What a new node is made for. */
export interface NewNode {
  readonly version: Version;
  readonly component: string;
  readonly platform: Platform;
  readonly base: string;
}

/** A new node: the defaults, changed by what the files of CTDB_BASE say. */
export function modelFromWorkspace(node: NewNode, facts: WorkspaceFacts): NodeModel {
  const { conf } = facts;
  const model = defaultModel({
    ...node,
    ...(facts.nodes === null ? {} : { nodes: facts.nodes }),
    ...(facts.pnn === null ? {} : { pnn: facts.pnn }),
    ...(facts.publicAddresses === null ? {} : { publicAddresses: facts.publicAddresses }),
  });
  for (const row of model.tunables) {
    row.value = String(facts.tunables.get(row.name) ?? row.value);
  }
  const mounted = new Set(model.mounts.map((mount) => mount.target));
  model.mounts.push(
    ...facts.mounts.filter((target) => !mounted.has(target)).map((target) => newMount(target)),
  );
  if (conf.logLevel !== null) {
    setSetting(model, "debug", conf.logLevel.toUpperCase());
  }
  const own = pnnOf(model);
  if (!conf.leaderCapability) {
    const other = model.nodes.find((row) => Number(row.pnn) !== own && !row.flags.includes("DELETED"));
    setSetting(model, "leader", other?.pnn ?? "UNKNOWN");
  }
  const row = model.nodes.find((candidate) => Number(candidate.pnn) === own);
  if (row !== undefined) {
    const flags = [
      ...(conf.startAsDisabled ? ["DISABLED"] : []),
      ...(conf.startAsStopped ? ["STOPPED"] : []),
    ];
    row.flags = flags.join(",");
  }
  return model;
}
