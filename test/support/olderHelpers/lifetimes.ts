/**
 * From which release on and before which one a helper was there: functions.json of the reference, with 2.2 for its
 * `2.1/2.2`. Where Samba's tags show something else it stands beside.
 */
export const LIFETIMES: readonly (readonly [since: string, before: string, names: string])[] = [
  ["1.0.30", "1.0.106", "ctdb_wait_directories"],
  ["1.0.30", "1.11", "ctdb_wait_command ctdb_wait_tcp_ports"],
  ["1.0.30", "4.3", "ctdb_check_rpc startstop_nfs startstop_nfslock"],
  ["1.0.30", "4.7", "ctdb_check_command"],
  ["1.0.30", "4.9", "loadconfig"],
  ["1.0.79", "1.11", "remove_ip"],
  ["1.0.92", "1.0.106", "ctdb_counter_limit"],
  ["1.0.106", "2.2", "ctdb_check_counter_limit"],
  ["1.0.106", "4.4", "ctdb_checkstatus ctdb_setstatus log_status_cat"],
  ["1.0.106", "4.7", "ctdb_service_start ctdb_service_stop ctdb_start_stop_service"],
  ["1.0.106", "4.9", "ctdb_compat_managed_service is_ctdb_managed_service"],
  ["1.0.114", "2.0", "setup_iface_ip_readd_script ipv4_maskbits_to_net_mask"],
  ["1.0.114", "2.0", "ipv4_host_addr_to_net_addr ipv4_is_valid_addr"],
  // The reference: before 4.3; it was backported.
  ["1.10", "4.2.2", "iptables"],
  ["1.11", "2.2", "ctdb_set_current_debuglevel ctdb_check_counter_equal"],
  ["1.11", "2.5", "ctdb_check_tcp_ports_ctdb ctdb_check_tcp_ports_netstat ctdb_check_tcp_ports_nmap"],
  ["1.11", "4.2", "ctdb_reconfigure_try_lock"],
  ["1.11", "4.3", "nfs_check_rpc_service"],
  ["1.11", "4.5", "ctdb_check_counter"],
  ["1.11", "4.6", "ctdb_service_check_reconfigure ctdb_replay_monitor_status"],
  ["1.11", "4.7", "debug ctdb_check_tcp_init _ctdb_check_tcp_common is_ctdb_previously_managed_service"],
  ["1.11", "4.7", "ctdb_service_managed ctdb_service_unmanaged _ctdb_managed_common"],
  ["1.11", "4.9", "_loadconfig ctdb_setup_service_state_dir"],
  ["2.0", "4.3", "startstop_ganesha"],
  ["2.2", "4.3", "nfs_check_rpc_services _nfs_check_rpc_common _nfs_check_rpc_action"],
  // The reference: before 4.3; it was backported.
  ["2.2", "4.2.2", "nfs_statd_update"],
  ["2.3", "4.3", "nfs_dump_some_threads"],
  ["2.4", "4.3", "_nfs_restart_rpc_service"],
  // The reference: in no release.
  ["4.2", "4.2.2", "ip6tables"],
  ["4.2.2", "4.3", "nfs_update_lock_info"],
  ["4.2", "4.6", "ctdb_reconfigure_take_lock ctdb_reconfigure_release_lock"],
  ["4.4", "4.9", "rewrite_ctdb_options"],
  // In no release: they came and left between two.
  [
    "4.3",
    "4.3",
    "nfs_check_rpc_action nfs_check_rpcinfo nfs_check_services nfs_check_service nfs_restart_service",
  ],
];

export const VERSIONS = [
  ...["1.0.30", "1.0.68", "1.0.91", "1.0.105", "1.0.106", "1.0.108", "1.0.114", "1.10", "1.11", "1.13"],
  ...["2.0", "2.1", "2.2", "2.3", "2.4", "2.5", "4.2", "4.2.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8"],
  ...["4.8.12", "4.9", "4.17", "4.20", "4.24", "4.25"],
];

function isBefore(a: string, b: string): boolean {
  const pad = (text: string) =>
    text
      .split(".")
      .map((part) => part.padStart(4, "0"))
      .join(".");
  return pad(a) < pad(b);
}

/** The helpers that a release had and current Samba has not, sorted. */
export function removedHelpersOf(version: string): string[] {
  return LIFETIMES.filter(([since, before]) => !isBefore(version, since) && isBefore(version, before))
    .flatMap(([, , names]) => names.split(" "))
    .sort();
}

/** Whether some release had a helper of that name that current Samba has not. */
export function isOldName(name: string): boolean {
  return LIFETIMES.some(([, , names]) => names.split(" ").includes(name));
}
