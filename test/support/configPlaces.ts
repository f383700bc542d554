import type { ConfigFileKind } from "../../src/configFiles/configFileKind.ts";

/** Where a file of each kind usually is. */
export const PLACES: Readonly<Record<ConfigFileKind, string>> = {
  "ctdb.conf": "/etc/ctdb/ctdb.conf",
  tunables: "/etc/ctdb/ctdb.tunables",
  public_addresses: "/etc/ctdb/public_addresses",
  nodes: "/etc/ctdb/nodes",
  home_nodes: "/etc/ctdb/home_nodes",
  node_group: "/etc/ctdb/natgw_nodes",
  options: "/etc/ctdb/script.options",
  check: "/etc/ctdb/nfs-checks.d/20.nfs.check",
};
