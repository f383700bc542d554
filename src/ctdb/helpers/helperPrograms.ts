import { inRange, type Version } from "../version.ts";

/** A program of CTDB whose name looks like that of a helper function. */
export interface HelperProgram {
  readonly name: string;
  /** Where it is: with CTDB's helper programs, in `PATH`, or in the configuration directory. */
  readonly place: "helper" | "path" | "configuration";
  readonly summary: string;
  /** `null`: Samba 4.2, the oldest that was looked at, has it. */
  readonly since: Version | null;
  readonly removed: Version | null;
}

type Row = readonly [string, HelperProgram["place"], Version | null, Version | null, string];

/** Name, place, since, removed, summary; from `wscript` and the release tags 4.2 to 4.24. */
const ROWS: readonly Row[] = [
  ["ctdb", "path", null, null, "Asks and steers ctdbd."],
  ["ctdbd", "path", null, null, "The daemon."],
  ["ctdbd_wrapper", "path", null, [4, 17], "Started and stopped ctdbd."],
  ["ctdb_diagnostics", "path", null, null, "Collects facts about all nodes for a report."],
  ["ctdb_local_daemons.sh", "path", [4, 10], null, "Runs several ctdbd on one machine for tests."],
  ["onnode", "path", null, null, "Runs a command on nodes of the cluster."],
  ["ltdbtool", "path", null, null, "Shows and converts local copies of databases."],
  ["ping_pong", "path", null, null, "Tests locks of a cluster file system."],
  ["ctdb-config", "helper", [4, 9], null, "Checks and prints options of `ctdb.conf`."],
  ["ctdb-event", "helper", [4, 9], null, "Asks and steers the event daemon."],
  ["ctdb-eventd", "helper", [4, 9], null, "The event daemon."],
  ["ctdb-path", "helper", [4, 9], null, "Prints the paths that CTDB uses."],
  ["ctdb_eventd", "helper", [4, 6], [4, 9], "The event daemon of 4.6 to 4.8."],
  ["ctdb_event", "helper", [4, 6], [4, 9], "Asked the event daemon of 4.6 to 4.8."],
  ["ctdb_event_helper", "helper", null, [4, 6], "Ran event scripts for ctdbd."],
  ["ctdb_killtcp", "helper", [4, 5], null, "Resets TCP connections that standard input lists."],
  ["ctdb_natgw", "helper", [4, 4], null, "Finds the leader of the NAT gateway group."],
  ["ctdb_lvs", "helper", [4, 5], null, "Finds the leader of the LVS group."],
  ["ctdb_lock_helper", "helper", null, null, "Waits for locks of databases for ctdbd."],
  ["ctdb_recovery_helper", "helper", [4, 4], null, "Does a recovery for ctdbd."],
  ["ctdb_takeover_helper", "helper", [4, 6], null, "Does a takeover run for ctdbd."],
  ["ctdb_mutex_fcntl_helper", "helper", [4, 5], null, "Holds the cluster lock as a lock on a file."],
  ["ctdb_mutex_ceph_rados_helper", "helper", [4, 6], null, "Holds the cluster lock in Ceph."],
  ["ctdb_etcd_lock", "helper", [4, 6], null, "Holds the cluster lock in etcd."],
  ["ctdb_smnotify_helper", "helper", [4, 22], null, "Tells NFS clients that locks can be reclaimed."],
  ["smnotify", "helper", null, [4, 22], "Told NFS clients that locks can be reclaimed."],
  ["statd_callout", "helper", [4, 21], null, "Called by rpc.statd for each NFS client."],
  ["statd_callout_helper", "helper", [4, 21], null, "Keeps the NFS clients of `statd_callout`."],
  ["statd-callout", "configuration", null, [4, 21], "Called by rpc.statd for each NFS client."],
  ["tdb_mutex_check", "helper", [4, 15], null, "Shows who holds locks of a database."],
  ["ctdb-crash-cleanup.sh", "configuration", null, null, "Removes public addresses after ctdbd died."],
  ["ctdb-backup-persistent-tdbs.sh", "configuration", [4, 22], null, "Copies persistent databases."],
];

/** CTDB's programs, so that none of them is taken for an unknown helper function. */
export const HELPER_PROGRAMS: readonly HelperProgram[] = ROWS.map(
  ([name, place, since, removed, summary]) => ({ name, place, since, removed, summary }),
);

const byName = new Map(HELPER_PROGRAMS.map((program) => [program.name, program]));

/** The program of a name, of whatever release, or `null`. */
export function helperProgramNamed(name: string): HelperProgram | null {
  return byName.get(name) ?? null;
}

/** Whether a release has the program. */
export function hasHelperProgram(program: HelperProgram, version: Version): boolean {
  return inRange(version, { since: program.since ?? [0], before: program.removed });
}
