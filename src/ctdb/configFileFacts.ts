import { atLeast, type Version } from "./version.ts";

/** What a release reads of CTDB's configuration files. */
export interface ConfigFileFacts {
  /** `ctdb.conf`, and options files in place of one shell file for everything (4.9). */
  readonly hasCtdbConf: boolean;
  /**
   * Who reads `ctdb.tunables`: ctdbd itself (4.17), the setup event of `00.ctdb` with a shell loop and `ctdb setvar` (4.9),
   * or nobody.
   */
  readonly tunablesReader: "ctdbd" | "00.ctdb" | "nobody";
  /** `tunables.d/*.tunables` (4.23). */
  readonly hasTunablesFolder: boolean;
  /** Whether a line of `public_addresses` must name an interface (4.9). */
  readonly addressNeedsInterface: boolean;
  /**
   * Whether event scripts read `public_addresses` themselves with sed, in which only `#` in the first column begins a
   * comment: `10.interface` in 4.17, for it `get_public_ifaces` since 4.21. Before 4.9 not looked into.
   */
  readonly scriptsReadInterfaces: boolean;
  /** `nfs-checks.d/NN.name.check` (4.3). */
  readonly hasNfsChecks: boolean;
  /** Whether a check may have `service_stats_cmd`; 4.17 does not know it. */
  readonly hasCheckStatistics: boolean;
  /** `home_nodes` (4.20). */
  readonly hasHomeNodes: boolean;
  /** What a line of `natgw_nodes` and `lvs_nodes` may say behind the address (4.14 renamed it). */
  readonly followerWord: "follower-only" | "slave-only";
}

/** From the history of `ctdb/server/ctdbd.c`, `ctdb_tunables.c`, `ctdb_takeover.c` and `config/functions`. */
export function configFileFacts(version: Version): ConfigFileFacts {
  const since = (...release: number[]) => atLeast(version, release);
  return {
    hasCtdbConf: since(4, 9),
    tunablesReader: since(4, 17) ? "ctdbd" : since(4, 9) ? "00.ctdb" : "nobody",
    hasTunablesFolder: since(4, 23),
    addressNeedsInterface: since(4, 9),
    scriptsReadInterfaces: since(4, 9),
    hasNfsChecks: since(4, 3),
    hasCheckStatistics: since(4, 18),
    hasHomeNodes: since(4, 20),
    followerWord: since(4, 14) ? "follower-only" : "slave-only",
  };
}
