import type { Version } from "../version.ts";

/** What a tunable's default was from one release on. */
export interface TunableDefault {
  readonly since: Version;
  readonly value: number;
  /** Known, but without effect; `ctdb listvars` leaves it out and `ctdb setvar` does not know it. */
  readonly isObsolete?: true;
}

/** One of CTDB's tunables. */
export interface Tunable {
  readonly name: string;
  /** Oldest first. */
  readonly history: readonly TunableDefault[];
  /** The first release without it. */
  readonly before?: Version;
}

/**
 * All tunables that CTDB ever had, in the order in which `ctdb listvars` lists them (`ctdb/common/tunable.c` since
 * 4.5, `ctdb/server/ctdb_tunables.c` before); the ones that are gone stand last.
 */
export const TUNABLES: readonly Tunable[] = [
  {
    name: "MaxRedirectCount",
    history: [
      { since: [1, 0, 30], value: 3 },
      { since: [4, 5, 0], value: 3, isObsolete: true },
    ],
  },
  { name: "SeqnumInterval", history: [{ since: [1, 0, 79], value: 1000 }] },
  { name: "ControlTimeout", history: [{ since: [1, 0, 30], value: 60 }] },
  { name: "TraverseTimeout", history: [{ since: [1, 0, 30], value: 20 }] },
  { name: "KeepaliveInterval", history: [{ since: [1, 0, 30], value: 5 }] },
  { name: "KeepaliveLimit", history: [{ since: [1, 0, 30], value: 5 }] },
  {
    name: "RecoverTimeout",
    history: [
      { since: [1, 0, 30], value: 30 },
      { since: [1, 0, 80], value: 20 },
      { since: [2, 0], value: 120 },
      { since: [4, 5, 0], value: 30 },
    ],
  },
  { name: "RecoverInterval", history: [{ since: [1, 0, 30], value: 1 }] },
  { name: "ElectionTimeout", history: [{ since: [1, 0, 30], value: 3 }] },
  {
    name: "TakeoverTimeout",
    history: [
      { since: [1, 0, 30], value: 5 },
      { since: [1, 11], value: 9 },
    ],
  },
  { name: "MonitorInterval", history: [{ since: [1, 0, 30], value: 15 }] },
  { name: "TickleUpdateInterval", history: [{ since: [1, 0, 30], value: 20 }] },
  {
    name: "EventScriptTimeout",
    history: [
      { since: [1, 0, 30], value: 20 },
      { since: [1, 0, 96], value: 60 },
      { since: [1, 0, 100], value: 30 },
    ],
  },
  { name: "MonitorTimeoutCount", history: [{ since: [4, 4, 0], value: 20 }] },
  {
    name: "EventScriptUnhealthyOnTimeout",
    history: [
      { since: [1, 0, 98], value: 0 },
      { since: [1, 0, 109], value: 0, isObsolete: true },
    ],
  },
  {
    name: "RecoveryGracePeriod",
    history: [
      { since: [1, 0, 30], value: 60 },
      { since: [1, 0, 80], value: 120 },
    ],
  },
  { name: "RecoveryBanPeriod", history: [{ since: [1, 0, 30], value: 300 }] },
  {
    name: "DatabaseHashSize",
    history: [
      { since: [1, 0, 30], value: 10000 },
      { since: [1, 10], value: 100001 },
    ],
  },
  { name: "DatabaseMaxDead", history: [{ since: [1, 0, 30], value: 5 }] },
  { name: "RerecoveryTimeout", history: [{ since: [1, 0, 30], value: 10 }] },
  { name: "EnableBans", history: [{ since: [1, 0, 30], value: 1 }] },
  {
    name: "DeterministicIPs",
    history: [
      { since: [1, 0, 30], value: 1 },
      { since: [1, 11], value: 0 },
      { since: [4, 6, 0], value: 0, isObsolete: true },
    ],
  },
  {
    name: "LCP2PublicIPs",
    history: [
      { since: [1, 11], value: 1 },
      { since: [4, 6, 0], value: 1, isObsolete: true },
    ],
  },
  {
    name: "ReclockPingPeriod",
    history: [
      { since: [1, 0, 30], value: 60 },
      { since: [4, 5, 0], value: 60, isObsolete: true },
    ],
  },
  { name: "NoIPFailback", history: [{ since: [1, 0, 30], value: 0 }] },
  {
    name: "DisableIPFailover",
    history: [
      { since: [1, 11], value: 0 },
      { since: [4, 9, 0], value: 0, isObsolete: true },
    ],
  },
  { name: "VerboseMemoryNames", history: [{ since: [1, 0, 33], value: 0 }] },
  {
    name: "RecdPingTimeout",
    history: [
      { since: [1, 0, 59], value: 20 },
      { since: [1, 0, 85], value: 60 },
    ],
  },
  {
    name: "RecdFailCount",
    history: [
      { since: [1, 0, 59], value: 3 },
      { since: [1, 0, 85], value: 10 },
    ],
  },
  { name: "LogLatencyMs", history: [{ since: [1, 0, 65], value: 0 }] },
  { name: "RecLockLatencyMs", history: [{ since: [1, 0, 83], value: 1000 }] },
  {
    name: "RecoveryDropAllIPs",
    history: [
      { since: [1, 0, 80], value: 60 },
      { since: [1, 11], value: 120 },
    ],
  },
  {
    name: "VerifyRecoveryLock",
    history: [
      { since: [1, 0, 80], value: 1 },
      { since: [4, 3, 0], value: 1, isObsolete: true },
    ],
  },
  { name: "VacuumInterval", history: [{ since: [1, 13], value: 10 }] },
  {
    name: "VacuumMaxRunTime",
    history: [
      { since: [1, 0, 88], value: 30 },
      { since: [1, 13], value: 120 },
    ],
  },
  { name: "RepackLimit", history: [{ since: [1, 0, 88], value: 10000 }] },
  {
    name: "VacuumLimit",
    history: [
      { since: [1, 0, 91], value: 5000 },
      { since: [4, 12, 0], value: 5000, isObsolete: true },
    ],
  },
  { name: "VacuumFastPathCount", history: [{ since: [1, 11], value: 60 }] },
  {
    name: "MaxQueueDropMsg",
    history: [
      { since: [1, 0, 99], value: 1000 },
      { since: [1, 0, 114], value: 1000000 },
    ],
  },
  { name: "AllowUnhealthyDBRead", history: [{ since: [1, 0, 109], value: 0 }] },
  { name: "StatHistoryInterval", history: [{ since: [1, 10], value: 1 }] },
  { name: "DeferredAttachTO", history: [{ since: [1, 11], value: 120 }] },
  { name: "AllowClientDBAttach", history: [{ since: [1, 12], value: 1 }] },
  {
    name: "RecoverPDBBySeqNum",
    history: [
      { since: [1, 13], value: 0 },
      { since: [2, 5], value: 1 },
      { since: [4, 6, 0], value: 1, isObsolete: true },
    ],
  },
  {
    name: "DeferredRebalanceOnNodeAdd",
    history: [
      { since: [1, 13], value: 300 },
      { since: [4, 5, 0], value: 300, isObsolete: true },
    ],
  },
  { name: "FetchCollapse", history: [{ since: [2, 0], value: 1 }] },
  { name: "HopcountMakeSticky", history: [{ since: [2, 0], value: 50 }] },
  { name: "StickyDuration", history: [{ since: [2, 0], value: 600 }] },
  { name: "StickyPindown", history: [{ since: [2, 0], value: 200 }] },
  { name: "NoIPTakeover", history: [{ since: [2, 0], value: 0 }] },
  { name: "DBRecordCountWarn", history: [{ since: [2, 0], value: 100000 }] },
  { name: "DBRecordSizeWarn", history: [{ since: [2, 0], value: 10000000 }] },
  { name: "DBSizeWarn", history: [{ since: [2, 0], value: 100000000 }] },
  {
    name: "PullDBPreallocation",
    history: [
      { since: [2, 0], value: 104857600 },
      { since: [2, 2], value: 10485760 },
    ],
  },
  {
    name: "NoIPHostOnAllDisabled",
    history: [
      { since: [2, 2], value: 0 },
      { since: [4, 9, 0], value: 1, isObsolete: true },
    ],
  },
  {
    name: "Samba3AvoidDeadlocks",
    history: [
      { since: [2, 2], value: 0 },
      { since: [4, 5, 0], value: 0, isObsolete: true },
    ],
  },
  {
    name: "TDBMutexEnabled",
    history: [
      { since: [4, 2, 0], value: 0 },
      { since: [4, 7, 0], value: 1 },
      { since: [4, 9, 0], value: 1, isObsolete: true },
    ],
  },
  { name: "LockProcessesPerDB", history: [{ since: [4, 2, 0], value: 200 }] },
  { name: "RecBufferSizeLimit", history: [{ since: [4, 5, 0], value: 1000000 }] },
  { name: "QueueBufferSize", history: [{ since: [4, 5, 0], value: 1024 }] },
  { name: "IPAllocAlgorithm", history: [{ since: [4, 6, 0], value: 2 }] },
  { name: "AllowMixedVersions", history: [{ since: [4, 7, 0], value: 0 }] },
  { name: "DeadlockTimeout", history: [{ since: [2, 0], value: 300 }], before: [2, 3] },
  { name: "DisableWhenUnhealthy", history: [{ since: [1, 0, 30], value: 0 }], before: [1, 0, 109] },
  {
    name: "EventScriptBanCount",
    history: [
      { since: [1, 0, 44], value: 3 },
      { since: [1, 0, 45], value: 5 },
      { since: [1, 0, 100], value: 10 },
    ],
    before: [1, 0, 109],
  },
  {
    name: "EventScriptTimeoutCount",
    history: [
      { since: [1, 0, 109], value: 1 },
      { since: [2, 0], value: 20 },
    ],
    before: [4, 4],
  },
  {
    name: "MaxLACount",
    history: [
      { since: [1, 0, 30], value: 7 },
      { since: [2, 0], value: 20 },
    ],
    before: [2, 4],
  },
  { name: "NoIPTakeoverOnDisabled", history: [{ since: [2, 0], value: 0 }], before: [2, 1] },
  { name: "SeqnumFrequency", history: [{ since: [1, 0, 30], value: 1 }], before: [1, 0, 79] },
  { name: "UseStatusEvents", history: [{ since: [1, 0, 106], value: 0 }], before: [4, 3] },
  {
    name: "VacuumDefaultInterval",
    history: [
      { since: [1, 0, 88], value: 120 },
      { since: [1, 0, 91], value: 300 },
      { since: [1, 11], value: 10 },
      { since: [1, 13], value: 10, isObsolete: true },
    ],
    before: [2, 5],
  },
  {
    name: "VacuumMaxInterval",
    history: [
      { since: [1, 0, 91], value: 600 },
      { since: [1, 11], value: 10 },
      { since: [1, 13], value: 10, isObsolete: true },
    ],
    before: [2, 5],
  },
  {
    name: "VacuumMinInterval",
    history: [
      { since: [1, 0, 91], value: 60 },
      { since: [1, 11], value: 10 },
      { since: [1, 13], value: 10, isObsolete: true },
    ],
    before: [2, 5],
  },
];
