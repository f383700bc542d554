import type { Version } from "../version.ts";
import type { ConfOption, ConfSection, ConfType } from "./confOption.ts";

/** What each section is about. */
export const CONF_SECTIONS: Readonly<Record<ConfSection, string>> = {
  logging: "Where CTDB logs to and how much.",
  cluster: "The cluster's nodes, their network, and who leads.",
  database: "Where databases are kept and how they are locked.",
  event: "What is done with event scripts that take too long.",
  failover: "Whether and when public addresses move.",
  legacy: "Switches that may go in a later release.",
};

const FIRST: Version = [4, 9, 0];
const NAMES_4_16: Version = [4, 16, 0];
const SHUTDOWN_4_23: Version = [4, 23, 0];

type More = Partial<Pick<ConfOption, "since" | "before" | "deprecatedSince" | "twin" | "least">>;

function option(
  section: ConfSection,
  name: string,
  type: ConfType,
  byDefault: string | null,
  description: string,
  more: More = {},
): ConfOption {
  return { section, name, type, default: byDefault, description, since: FIRST, ...more };
}

/** Every option that any release knows (`ctdb/conf/*_conf.c`; `ctdb/common` and its neighbours before 4.21). */
export const CONF_OPTIONS: readonly ConfOption[] = [
  option(
    "logging",
    "location",
    "log-location",
    "file:/var/log/log.ctdb",
    "Where messages go: `file:PATH`, `file:` for standard error, `syslog`, `syslog:nonblocking`, `syslog:udp` or `syslog:udp-rfc5424`. The folder of a file must exist.",
  ),
  option(
    "logging",
    "log level",
    "log-level",
    "NOTICE",
    "How much CTDB's daemons log; event scripts find it in `CTDB_DEBUGLEVEL`.",
  ),
  option("cluster", "transport", "transport", "tcp", "How nodes talk to each other; CTDB takes `tcp` alone."),
  option(
    "cluster",
    "node address",
    "address",
    null,
    "This node's private address. Without it, it is the first one of the nodes list that the node can listen on.",
  ),
  option(
    "cluster",
    "cluster lock",
    "text",
    null,
    "What keeps a cluster from falling into two: the path of a file that all nodes share, or `!` and a command with its arguments.",
    { since: NAMES_4_16, twin: { section: "cluster", name: "recovery lock" } },
  ),
  option("cluster", "recovery lock", "text", null, "The name of `cluster lock` before 4.16.", {
    deprecatedSince: NAMES_4_16,
    twin: { section: "cluster", name: "cluster lock" },
  }),
  option(
    "cluster",
    "nodes list",
    "text",
    "/etc/ctdb/nodes",
    "Where the list of nodes comes from: a path, or `!` and a command that prints it. Its arguments are split at blanks, quotes mean nothing.",
    { since: [4, 22, 0] },
  ),
  option(
    "cluster",
    "leader timeout",
    "integer",
    "5",
    "Seconds without a word of the leader before another one is elected.",
    { since: NAMES_4_16, least: 1 },
  ),
  option("cluster", "leader capability", "boolean", "true", "Whether the node may lead the cluster.", {
    since: NAMES_4_16,
    twin: { section: "legacy", name: "recmaster capability" },
  }),
  option(
    "database",
    "volatile database directory",
    "directory",
    "/var/lib/ctdb/volatile",
    "Where databases are kept that do not outlive ctdbd. The folder must exist.",
  ),
  option(
    "database",
    "persistent database directory",
    "directory",
    "/var/lib/ctdb/persistent",
    "Where lasting databases are kept. The folder must exist.",
  ),
  option(
    "database",
    "state database directory",
    "directory",
    "/var/lib/ctdb/state",
    "Where CTDB keeps databases of its own. The folder must exist.",
  ),
  option(
    "database",
    "lock debug script",
    "script",
    null,
    "What is run when a lock cannot be had for long: an executable file in CTDB_BASE, such as `debug_locks.sh`.",
  ),
  option("database", "tdb mutexes", "boolean", "true", "Whether databases are locked with robust mutexes."),
  option(
    "event",
    "debug script",
    "script",
    null,
    "What is run with a process number and the event when an event is over time: an executable file in CTDB_BASE, such as `debug-hung-script.sh`. Without it a script that hangs is never ended.",
  ),
  option("failover", "disabled", "boolean", "false", "Whether CTDB leaves the public addresses alone."),
  option(
    "failover",
    "shutdown failover timeout",
    "integer",
    "10",
    "Seconds that a shutdown waits for its addresses to move; 0: it does not move them itself.",
    { since: SHUTDOWN_4_23 },
  ),
  option(
    "failover",
    "shutdown extra timeout",
    "integer",
    "0",
    "Seconds that a shutdown waits once its addresses have moved.",
    { since: SHUTDOWN_4_23 },
  ),
  option("legacy", "realtime scheduling", "boolean", "true", "Whether ctdbd runs before other processes."),
  option(
    "legacy",
    "lmaster capability",
    "boolean",
    "true",
    "Whether the node may keep track of where records are.",
  ),
  option(
    "legacy",
    "recmaster capability",
    "boolean",
    "true",
    "The name of `leader capability` before 4.16.",
    {
      before: NAMES_4_16,
      twin: { section: "cluster", name: "leader capability" },
    },
  ),
  option("legacy", "start as stopped", "boolean", "false", "Whether the node starts in state STOPPED."),
  option("legacy", "start as disabled", "boolean", "false", "Whether the node starts in state DISABLED."),
  option(
    "legacy",
    "script log level",
    "log-level",
    "ERROR",
    "The level of what children of ctdbd print. What event scripts print is logged at ERROR whatever this says.",
  ),
];
