/** What a tunable is for, in whatever release. */
export interface TunableFact {
  readonly type: "number" | "switch" | "choice";
  /** What the number counts: `seconds`. */
  readonly unit: string | null;
  readonly description: string;
}

const number = (unit: string, description: string): TunableFact => ({ type: "number", unit, description });
const switched = (description: string): TunableFact => ({ type: "switch", unit: null, description });

/** By the tunable's name; from the man page ctdb-tunables(7) and the code that reads them. */
export const TUNABLE_FACTS: Readonly<Record<string, TunableFact>> = {
  AllowClientDBAttach: switched("With 0, no client can attach to a database; used while one is taken away."),
  AllowMixedVersions: switched("With 1, nodes of different releases may be in one cluster."),
  AllowUnhealthyDBRead: switched("With 1, databases that are marked as damaged may be read through."),
  ControlTimeout: number("seconds", "How long a request to a ctdbd may take."),
  DBRecordCountWarn: number("records", "A recovery warns of a database with more records; 0 never."),
  DBRecordSizeWarn: number("bytes", "A recovery warns of a record that is larger; 0 never."),
  DBSizeWarn: number("bytes", "A recovery warns of a database that is larger; 0 never."),
  DatabaseHashSize: number("chains", "Into how many hash chains a local database file is divided."),
  DatabaseMaxDead: number("records", "How many deleted records each hash chain may keep for use anew."),
  DeadlockTimeout: number("seconds", "After how long a lock counted as a deadlock between Samba and CTDB."),
  DeferredAttachTO: number("seconds", "How long a client waits for a database that a recovery holds."),
  DeferredRebalanceOnNodeAdd: number("seconds", "When addresses moved to a node that was added; 0 never."),
  DeterministicIPs: switched("With 1, each address had a node of its own. IPAllocAlgorithm says it now."),
  DisableIPFailover: switched(
    "With 1, CTDB left the public addresses alone. In ctdb.conf: [failover] disabled.",
  ),
  DisableWhenUnhealthy: switched(
    "With 1, a node that became unhealthy was disabled until someone enabled it.",
  ),
  ElectionTimeout: number("seconds", "How long an election may take before it begins anew."),
  EnableBans: switched("With 0, no node is ever banned."),
  EventScriptBanCount: number("time-outs", "How many time-outs of monitor in a row banned the node."),
  EventScriptTimeout: number(
    "seconds",
    "How long all scripts of one event together may take. With 0 an event is over time at once (4.7 and newer).",
  ),
  EventScriptTimeoutCount: number(
    "time-outs",
    "How many time-outs of monitor in a row made the node unhealthy; MonitorTimeoutCount since 4.4.",
  ),
  EventScriptUnhealthyOnTimeout: switched(
    "With 1, time-outs of scripts made the node unhealthy in place of a ban.",
  ),
  FetchCollapse: switched("With 1, requests of one node for the same record are sent once."),
  HopcountMakeSticky: number("hops", "From how many hops on a record of a sticky database stays on a node."),
  IPAllocAlgorithm: {
    type: "choice",
    unit: null,
    description:
      "How addresses are given to nodes: 0 deterministic, 1 non-deterministic, 2 LCP2. CTDB takes any other number for 2.",
  },
  KeepaliveInterval: number("seconds", "How often nodes tell each other that they live."),
  KeepaliveLimit: number("intervals", "After how many silent intervals a node counts as disconnected."),
  LCP2PublicIPs: switched("With 1, addresses were given out by LCP2. IPAllocAlgorithm says it now."),
  LockProcessesPerDB: number("processes", "How many helpers may wait for locks of one database."),
  LogLatencyMs: number("milliseconds", "Slower database work is logged; 0 never."),
  MaxLACount: number("accesses", "After how many accesses from one node a record moved there."),
  MaxQueueDropMsg: number("messages", "A client that leaves more unread is disconnected."),
  MaxRedirectCount: number("hops", "How often a request could be passed on."),
  MonitorInterval: number("seconds", "The longest time from one monitor event to the next."),
  MonitorTimeoutCount: number(
    "time-outs",
    "How many time-outs of monitor in a row make the node unhealthy; fewer count as success.",
  ),
  NoIPFailback: switched("With 1, addresses stay where they are when a node becomes healthy."),
  NoIPHostOnAllDisabled: switched(
    "With 1, no node had addresses while every node was disabled; so it is now.",
  ),
  NoIPTakeover: switched("With 1, no node is given an address that it does not have already."),
  NoIPTakeoverOnDisabled: switched("Name of NoIPHostOnAllDisabled in CTDB 2.0."),
  PullDBPreallocation: number("bytes", "The buffer that a recovery begins to fetch a database with."),
  QueueBufferSize: number("bytes", "How much is read from a socket at once."),
  RecBufferSizeLimit: number("bytes", "The largest buffer of records in recovery and vacuuming."),
  RecLockLatencyMs: number("milliseconds", "A slower look at the cluster lock is logged; 0 never."),
  RecdFailCount: number("pings", "After how many lost pings ctdbd starts the recovery daemon anew."),
  RecdPingTimeout: number("seconds", "After how long a ping of the recovery daemon counts as lost."),
  ReclockPingPeriod: number("seconds", "How often the recovery lock was looked at."),
  RecoverInterval: number("seconds", "How often the recovery daemon looks at the cluster."),
  RecoverPDBBySeqNum: switched(
    "With 1, the newest copy of a persistent database counted as a whole; so it is now.",
  ),
  RecoverTimeout: number("seconds", "How long a request of the recovery daemon may take."),
  RecoveryBanPeriod: number("seconds", "How long a ban lasts."),
  RecoveryDropAllIPs: number(
    "seconds",
    "After how long in recovery, stopped or banned a node gives up addresses.",
  ),
  RecoveryGracePeriod: number("seconds", "After how long without a failure a node's failures are forgotten."),
  RepackLimit: number("records", "From how many free records on vacuuming rewrites a database."),
  RerecoveryTimeout: number("seconds", "The least time from one recovery to the next."),
  Samba3AvoidDeadlocks: switched("With 1, databases were locked in the order that Samba 3 needed."),
  SeqnumFrequency: number("seconds", "Name of SeqnumInterval before 1.0.79, then in seconds."),
  SeqnumInterval: number("milliseconds", "How often changes of sequence numbers go to other nodes."),
  StatHistoryInterval: number("seconds", "How much time one entry of the statistics is about."),
  StickyDuration: number("seconds", "How long a record stays marked as sticky."),
  StickyPindown: number("milliseconds", "How long a sticky record stays on the node that it came to."),
  TDBMutexEnabled: switched(
    "With 1, databases were locked with robust mutexes. In ctdb.conf: [database] tdb mutexes.",
  ),
  TakeoverTimeout: number(
    "seconds",
    "What a takeover run reckons for a stage; all stages have three times this.",
  ),
  TickleUpdateInterval: number("seconds", "How often nodes tell each other of their clients' connections."),
  TraverseTimeout: number("seconds", "How long reading through a database may take."),
  UseStatusEvents: switched("With 1, scripts were run with status in place of monitor."),
  VacuumDefaultInterval: number("seconds", "Time between vacuuming runs before VacuumInterval."),
  VacuumFastPathCount: number("runs", "How many quick vacuuming runs there are between two thorough ones."),
  VacuumInterval: number("seconds", "Time between vacuuming runs."),
  VacuumLimit: number("records", "How many records had to be deletable before vacuuming began."),
  VacuumMaxInterval: number("seconds", "Longest time between vacuuming runs before VacuumInterval."),
  VacuumMaxRunTime: number("seconds", "How long a vacuuming run may take."),
  VacuumMinInterval: number("seconds", "Shortest time between vacuuming runs before VacuumInterval."),
  VerboseMemoryNames: switched("With 1, `ctdb dumpmemory` shows what parts of the memory are for."),
  VerifyRecoveryLock: switched("With 1, the recovery lock was checked during a recovery."),
};
