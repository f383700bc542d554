import { type ConfProblemKind, parseConfFile } from "../../configFiles/confFile.ts";
import { confBoolean, confValueFlaw } from "../../configFiles/confValue.ts";
import type { FileProblem } from "../../configFiles/fileProblem.ts";
import { parseAddress } from "../../configFiles/ipAddress.ts";
import type { Version } from "../../ctdb/version.ts";

/** What `ctdb.conf` says, so far as event scripts can notice it. `null`: the default. */
export interface CtdbConf {
  /** `[cluster] node address` */
  readonly nodeAddress: string | null;
  /** `[cluster] nodes list` (4.22): a file, or a command after `!`. */
  readonly nodesList: string | null;
  /** `[cluster] cluster lock`, before 4.16 `recovery lock`. */
  readonly clusterLock: string | null;
  /** `[cluster] leader capability`, before 4.16 `[legacy] recmaster capability`. */
  readonly leaderCapability: boolean;
  readonly lmasterCapability: boolean;
  /** `[event] debug script`: the name of a file in CTDB_BASE. */
  readonly debugScript: string | null;
  readonly failoverDisabled: boolean;
  readonly startAsStopped: boolean;
  readonly startAsDisabled: boolean;
  readonly logLevel: string | null;
}

export interface CtdbConfFile {
  readonly conf: CtdbConf;
  readonly problems: readonly FileProblem<ConfProblemKind>[];
}

/** Every option at its default. */
export const DEFAULT_CONF: CtdbConf = {
  nodeAddress: null,
  nodesList: null,
  clusterLock: null,
  leaderCapability: true,
  lmasterCapability: true,
  debugScript: null,
  failoverDisabled: false,
  startAsStopped: false,
  startAsDisabled: false,
  logLevel: null,
};

/** The options that a node shows, by section and name. */
const FIELDS: Readonly<Record<string, keyof CtdbConf>> = {
  "logging/log level": "logLevel",
  "cluster/node address": "nodeAddress",
  "cluster/cluster lock": "clusterLock",
  "cluster/recovery lock": "clusterLock",
  "cluster/nodes list": "nodesList",
  "cluster/leader capability": "leaderCapability",
  "event/debug script": "debugScript",
  "failover/disabled": "failoverDisabled",
  "legacy/lmaster capability": "lmasterCapability",
  "legacy/recmaster capability": "leaderCapability",
  "legacy/start as stopped": "startAsStopped",
  "legacy/start as disabled": "startAsDisabled",
};

/** What `ctdb.conf` says (`parseConfFile`); a value that CTDB does not take leaves the option as it was. */
export function parseCtdbConf(content: string, version: Version): CtdbConfFile {
  const { settings, syntaxError, problems } = parseConfFile(content, version);
  const conf: Record<string, string | boolean | null> = { ...DEFAULT_CONF };
  for (const { entry, option, isInRelease } of syntaxError === null ? settings : []) {
    const field = option === null ? undefined : FIELDS[`${option.section}/${option.name}`];
    if (
      option !== null &&
      isInRelease &&
      field !== undefined &&
      confValueFlaw(option, entry.value) === null
    ) {
      conf[field] =
        option.type === "boolean"
          ? confBoolean(entry.value)
          : option.type === "address"
            ? parseAddress(entry.value)
            : entry.value;
    }
  }
  return { conf: conf as unknown as CtdbConf, problems };
}
