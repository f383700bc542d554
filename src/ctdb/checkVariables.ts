import { configFileFacts } from "./configFileFacts.ts";
import type { Version } from "./version.ts";

/** A variable of `nfs-checks.d/NN.name.check`. */
export interface CheckVariable {
  readonly name: string;
  readonly type: "number" | "families" | "versions" | "command";
  readonly default: string | null;
  readonly description: string;
}

const COMMAND = { type: "command", default: null } as const;

/** Every one that a release has (`nfs_check_service` in `60.nfs`, and `nfs-checks.d/README`). */
const CHECK_VARIABLES: readonly CheckVariable[] = [
  {
    name: "family",
    type: "families",
    default: "tcp",
    description:
      "Transports to try, with blanks between: `tcp`, `udp`, `tcp6`, `udp6`. Not used with `service_check_cmd`.",
  },
  {
    name: "version",
    type: "versions",
    default: null,
    description:
      "Versions of the RPC program to try, with blanks between; without it, any. Not used with `service_check_cmd`.",
  },
  {
    name: "unhealthy_after",
    type: "number",
    default: "1",
    description: "After how many failures in a row the node becomes unhealthy; 0 never.",
  },
  {
    name: "restart_every",
    type: "number",
    default: "0",
    description:
      "The service is restarted at every so many failures in a row; 0 never. Needs a stop and a start command.",
  },
  { name: "service_stop_cmd", ...COMMAND, description: "What stops the service before it is started again." },
  {
    name: "service_start_cmd",
    ...COMMAND,
    description: "What starts the service again; it runs in the background, and its output is logged.",
  },
  {
    name: "service_check_cmd",
    ...COMMAND,
    description: "What checks the service in place of `rpcinfo`: its status decides.",
  },
  {
    name: "service_debug_cmd",
    ...COMMAND,
    description: "What runs between stop and start, such as `program_stack_traces nfsd 5`.",
  },
  {
    name: "service_stats_cmd",
    ...COMMAND,
    description: "What prints the service's counters: where they changed, a time-out of RPC is no failure.",
  },
];

/** What a check file may set in a release. */
export function checkVariablesOf(version: Version): readonly CheckVariable[] {
  const { hasCheckStatistics } = configFileFacts(version);
  return CHECK_VARIABLES.filter(({ name }) => name !== "service_stats_cmd" || hasCheckStatistics);
}
