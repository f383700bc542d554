/** The formats of CTDB's configuration files, as fenced blocks of the documentation name them, too. */
export type ConfigFileKind =
  | "ctdb.conf"
  | "tunables"
  | "public_addresses"
  | "nodes"
  | "home_nodes"
  /** `natgw_nodes` and `lvs_nodes` */
  | "node_group"
  /** `script.options` and `NN.name.options` */
  | "options"
  /** `nfs-checks.d/NN.name.check` */
  | "check";

const BY_NAME: ReadonlyMap<string, ConfigFileKind> = new Map([
  ["ctdb.tunables", "tunables"],
  ["public_addresses", "public_addresses"],
  ["natgw_nodes", "node_group"],
  ["lvs_nodes", "node_group"],
  ["script.options", "options"],
]);

/** Names that other programs use, too: they count in a folder that looks like CTDB_BASE. */
const IN_BASE: ReadonlyMap<string, ConfigFileKind> = new Map([
  ["nodes", "nodes"],
  ["home_nodes", "home_nodes"],
]);

const SIGNS_OF_BASE = ["functions", "ctdb.conf", "events", "events.d"];

/**
 * Which of CTDB's configuration files a path is, by its name and place; no file is looked at.
 * @param path with `/` between its parts.
 * @param siblings the names in the file's folder.
 */
export function configFileKind(path: string, siblings: readonly string[]): ConfigFileKind | null {
  const [name = "", folder = "", above = ""] = path.split("/").reverse();
  if (name === "ctdb.conf") {
    return folder.endsWith(".d") ? null : "ctdb.conf"; // tmpfiles.d/ctdb.conf is systemd's
  }
  if (IN_BASE.has(name)) {
    const isBase = folder === "ctdb" || siblings.some((sibling) => SIGNS_OF_BASE.includes(sibling));
    return isBase ? (IN_BASE.get(name) ?? null) : null;
  }
  if (name.endsWith(".tunables") && folder === "tunables.d") {
    return "tunables";
  }
  if (name.endsWith(".options") && (/^\d\d\../.test(name) || above === "events")) {
    return "options";
  }
  if (name.endsWith(".check") && (/^\d\d\../.test(name) || folder === "nfs-checks.d")) {
    return "check";
  }
  return BY_NAME.get(name) ?? null;
}
