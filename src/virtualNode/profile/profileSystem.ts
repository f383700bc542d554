import { newMount } from "../model/defaultTables.ts";
import { type NodeModel, setValue } from "../model/nodeModel.ts";
import { applyDevices } from "./profileDevices.ts";
import type { NodeProfile, ProfileMount } from "./profileShape.ts";

/** Changes file systems, memory, exports, shares, routes, the firewall and devices as a profile says. */
export function applySystem(model: NodeModel, profile: NodeProfile): void {
  applyMounts(model, profile);
  applyFiles(model, profile);
  applyDevices(model, profile);
  for (const [name, value] of Object.entries(profile.memory ?? {})) {
    setValue(model.memory, name, String(value));
  }
  for (const [name, value] of Object.entries(profile.sysctls ?? {})) {
    setValue(model.sysctls, name, String(value));
  }
  const { routes = {} } = profile;
  for (const [table, lines] of Object.entries(Array.isArray(routes) ? { main: routes } : routes)) {
    model.routes.push(...(lines as readonly string[]).map((route) => ({ table, route })));
  }
  for (const [priority, rule] of Object.entries(profile.rules ?? {})) {
    addRule(model, priority, rule);
  }
  for (const { address, interface: name, mac = "", state = "REACHABLE" } of profile.neighbours ?? []) {
    model.neighbours.push({ address, interface: name, mac, state });
  }
  for (const family of ["ip4", "ip6"] as const) {
    for (const line of profile.firewall?.[family] ?? []) {
      const [, chain = "", rule = ""] = /^-A (\S+) (.*)$/s.exec(line) ?? [];
      model.firewall.push({ family, table: "filter", chain, rule });
    }
  }
}

/** A family's rules are its rows, or the kernel's own three where there is none. */
function addRule(model: NodeModel, priority: string, rule: string): void {
  const family = rule.includes(":") ? "ip6" : "ip4";
  const own = model.rules.some((row) => row.family === family) ? [] : kernelRules(family);
  model.rules.push(...own, { family, priority, rule });
  model.rules.sort((a, b) =>
    a.family < b.family ? -1 : a.family > b.family ? 1 : Number(a.priority) - Number(b.priority),
  );
}

/** `ip rule` of a kernel that nobody configured. */
function kernelRules(family: string): NodeModel["rules"] {
  const rules = {
    0: "from all lookup local",
    32766: "from all lookup main",
    32767: "from all lookup default",
  };
  const last = family === "ip6" ? 2 : 3; // IPv6 has no rule for the table default
  return Object.entries(rules)
    .slice(0, last)
    .map(([priority, rule]) => ({ family, priority, rule }));
}

function applyMounts(model: NodeModel, { mounts }: NodeProfile): void {
  for (const [target, value] of Object.entries(mounts ?? {})) {
    const others = model.mounts.filter((row) => row.target !== target);
    if (value === "absent") {
      model.mounts = others;
      continue;
    }
    const given: ProfileMount = typeof value === "number" ? { used: value } : value;
    const row = model.mounts.find((mount) => mount.target === target) ?? newMount(target);
    row.source = given.source ?? row.source;
    row.type = given.type ?? row.type;
    row.size = String(given.size ?? row.size);
    row.used = String(given.used ?? row.used);
    row.inodes = String(given.inodes ?? row.inodes);
    row.options = given.options ?? row.options;
    if (others.length === model.mounts.length) {
      model.mounts.push(row);
    }
  }
}

function applyFiles(model: NodeModel, { exports, shares }: NodeProfile): void {
  for (const [path, value] of Object.entries(exports ?? {})) {
    for (const entry of typeof value === "string" ? [value] : value) {
      const [, client = entry, options = ""] = /^([^(]*)\((.*)\)$/s.exec(entry) ?? [];
      model.exports.push({ path, client: client || "*", options });
    }
  }
  for (const [name, value] of Object.entries(shares ?? {})) {
    const { path = "", ...parameters } = typeof value === "string" ? { path: value } : value;
    const options = Object.entries(parameters).map(([key, parameter]) => `${key} = ${shown(parameter)}`);
    model.shares = model.shares.filter((row) => row.name !== name);
    model.shares.push({ name, path: String(path), options: options.join("; ") });
  }
}

function shown(value: unknown): string {
  return value === true ? "yes" : value === false ? "no" : String(value);
}
