import type { RunSpec } from "./observation.ts";

/** One event of one scenario, as a side saw it. */
export interface EventResult {
  readonly scenario: string;
  readonly event: string;
  /** Exit statuses and status text, normalised. */
  readonly written: string;
  /** `NAME: line` for every line of output, also of scripts that succeeded. */
  readonly output: readonly string[];
}

/** Which scripts are enabled, and with which options. */
export interface Scenario {
  readonly title: string;
  /** File names, without which all are enabled. */
  readonly only?: string;
  /** Text of `script.options`. */
  readonly options: string;
}

export const SIDES = ["real", "ours"] as const;

const run = (event: string, ...args: string[]): RunSpec => ({
  event,
  args,
  timeoutSeconds: 20,
  runAll: false,
});

export const EVENTS: readonly RunSpec[] = [
  run("init"),
  run("startup"),
  run("monitor"),
  run("takeip", "eth0", "10.0.0.31", "24"),
  run("releaseip", "eth0", "10.0.0.31", "24"),
  run("ipreallocated"),
  run("shutdown"),
];

/** Options with which the scripts have something to do, and something to complain about. */
const OPTIONS = `
CTDB_MONITOR_FILESYSTEM_USAGE="/:90:95 /no/such/folder:1"
CTDB_MONITOR_MEMORY_USAGE="nonsense"
CTDB_NATGW_PUBLIC_IP="10.0.0.99/24"
CTDB_NATGW_PUBLIC_IFACE="eth0"
CTDB_NATGW_NODES="/ctdb/natgw_nodes"
CTDB_NATGW_PRIVATE_NETWORK="10.1.0.0/24"
CTDB_PER_IP_ROUTING_CONF="/ctdb/policy_routing"
CTDB_PER_IP_ROUTING_RULE_PREF=100
CTDB_PER_IP_ROUTING_TABLE_ID_LOW=1000
CTDB_PER_IP_ROUTING_TABLE_ID_HIGH=2000
CTDB_MONITOR_MPDEVICES="mpatha"
CTDB_CLAMD_SOCKET="/run/clamd.socket"
CTDB_SAMBA_SKIP_SHARE_CHECK=yes
CTDB_START_ISCSI_SCRIPTS="/ctdb/iscsi"
CTDB_LVS_NODES="/ctdb/lvs_nodes"
CTDB_LVS_PUBLIC_IP="10.0.0.98"
CTDB_LVS_PUBLIC_IFACE="eth0"
`;

export function scenarios(scripts: readonly string[]): readonly Scenario[] {
  return [
    ...scripts.map((only) => ({ title: `${only} alone`, only, options: "" })),
    { title: "all scripts", options: "" },
    ...scripts.map((only) => ({ title: `${only} alone with options`, only, options: OPTIONS })),
    { title: "all scripts with options", options: OPTIONS },
  ];
}
