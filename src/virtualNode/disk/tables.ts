/**
 * Counted up whenever what a new node holds changes its meaning: nodes of another format are made anew. 2: the file
 * `inputs` holds settings, too.
 */
export const TABLE_FORMAT = 2;

/**
 * Every table of a virtual node with its columns, in lower case (`docs/virtual-node.md`; the stub commands in
 * `src/sandbox/kit` read and write the same). Only the last column may hold blanks.
 */
export const TABLES = {
  settings: ["name", "value"],
  nodes: ["pnn", "address", "flags"],
  interfaces: ["name", "kind", "admin", "link", "mac", "mtu", "detail"],
  addresses: ["interface", "address", "flags"],
  public_addresses: ["address", "interfaces", "pnn", "interface"],
  connections: ["local", "remote", "state"],
  tickles: ["server", "client"],
  services: ["name", "state", "boot", "processes"],
  service_links: ["name", "kind", "other"],
  processes: ["pid", "name", "service"],
  ports: ["protocol", "address", "port", "service"],
  programs: ["number", "version", "protocol", "port", "name", "service"],
  tunables: ["name", "value"],
  options: ["name", "value"],
  mounts: ["target", "source", "type", "size", "used", "inodes", "options"],
  memory: ["name", "value"],
  exports: ["path", "client", "options"],
  etc_exports: ["path", "client", "options"],
  nfs_conf: ["section", "key", "value"],
  shares: ["name", "path", "options"],
  routes: ["table", "route"],
  rules: ["family", "priority", "rule"],
  neighbours: ["address", "interface", "mac", "state"],
  firewall: ["family", "table", "chain", "rule"],
  nftables: ["family", "table", "chain", "handle", "rule"],
  virtual_servers: ["service", "server", "options"],
  databases: ["id", "name", "flags", "health"],
  devices: ["name", "kind", "state", "detail"],
  targets: ["target", "kind", "detail"],
  modules: ["name", "state"],
  sysctls: ["name", "value"],
  iface_links: ["name", "link"],
  records: ["database", "key", "value"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name of a table, which is also the name of its file. */
export type TableName = keyof typeof TABLES;

/** One row of a table: the text of each column, `""` for nothing. */
export type Row<T extends TableName> = { [C in (typeof TABLES)[T][number]]: string };

/** The names of all tables, in the order in which people read about them. */
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** Tables that stand for a file which a machine need not have: without a row they are not there. */
export const OPTIONAL_TABLES: readonly TableName[] = ["etc_exports", "nfs_conf"];
