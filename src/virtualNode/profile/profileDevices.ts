import type { NodeModel } from "../model/nodeModel.ts";
import type { NodeProfile } from "./profileShape.ts";

/** Adds multipath devices, iSCSI targets, kernel modules and databases as a profile says. */
export function applyDevices(model: NodeModel, profile: NodeProfile): void {
  for (const [name, { state = "active", paths = {} }] of Object.entries(profile.multipath ?? {})) {
    model.devices.push({ name, kind: "map", state, detail: "" });
    for (const [path, pathState] of Object.entries(paths)) {
      model.devices.push({ name: path, kind: "path", state: pathState, detail: `map=${name}` });
    }
  }
  for (const { target, kind, detail } of profile.targets ?? []) {
    model.targets.push({ target: String(target), kind, detail });
  }
  for (const [name, state] of Object.entries(profile.modules ?? {})) {
    model.modules.push({ name: name.replaceAll("-", "_"), state });
  }
  for (const [name, value] of Object.entries(profile.databases ?? {})) {
    const known = model.databases.find((row) => row.name === name);
    model.databases = model.databases.filter((row) => row !== known);
    if (value === "absent") {
      continue;
    }
    const given = typeof value === "string" ? { health: value } : value;
    const flags = "flags" in given ? given.flags?.join(",") : undefined;
    const id = "id" in given ? given.id : undefined;
    model.databases.push({
      id: id ?? known?.id ?? databaseId(name),
      name,
      flags: flags ?? known?.flags ?? "",
      health: given.health ?? known?.health ?? "OK",
    });
  }
}

/** A number for a database that nobody gave one: always the same for a name. */
function databaseId(name: string): string {
  let hash = 0;
  for (const byte of Buffer.from(name)) {
    hash = (Math.imul(hash, 31) + byte) >>> 0;
  }
  return `0x${hash.toString(16).padStart(8, "0")}`;
}
