import { atLeast, formatVersion, type Version } from "../ctdb/version.ts";
import { type LineProblem, quoted } from "./fileProblem.ts";
import { parseIni } from "./iniFile.ts";
import { parseAddress } from "./ipAddress.ts";

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
  readonly problems: readonly LineProblem[];
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

interface Option {
  readonly field: keyof CtdbConf | null;
  readonly type: "text" | "boolean" | "address" | "integer";
  readonly since?: Version;
  readonly before?: Version;
}

const NAMES_4_16: Version = [4, 16, 0];
const text = (field: keyof CtdbConf | null = null): Option => ({ field, type: "text" });
const boolean = (field: keyof CtdbConf | null = null): Option => ({ field, type: "boolean" });
const integer: Option = { field: null, type: "integer" };

/** Every option that any release knows, by section (`ctdb/conf/*_conf.c`). */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, Option>>>> = {
  logging: { location: text(), "log level": text("logLevel") },
  cluster: {
    transport: text(),
    "node address": { field: "nodeAddress", type: "address" },
    "cluster lock": { ...text("clusterLock"), since: NAMES_4_16 },
    "recovery lock": text("clusterLock"),
    "nodes list": { ...text("nodesList"), since: [4, 22, 0] },
    "leader timeout": { ...integer, since: NAMES_4_16 },
    "leader capability": { ...boolean("leaderCapability"), since: NAMES_4_16 },
  },
  database: {
    "volatile database directory": text(),
    "persistent database directory": text(),
    "state database directory": text(),
    "lock debug script": text(),
    "tdb mutexes": boolean(),
  },
  event: { "debug script": text("debugScript") },
  failover: {
    disabled: boolean("failoverDisabled"),
    "shutdown failover timeout": { ...integer, since: [4, 23, 0] },
    "shutdown extra timeout": { ...integer, since: [4, 23, 0] },
  },
  legacy: {
    "realtime scheduling": boolean(),
    "lmaster capability": boolean("lmasterCapability"),
    "recmaster capability": { ...boolean("leaderCapability"), before: NAMES_4_16 },
    "start as stopped": boolean("startAsStopped"),
    "start as disabled": boolean("startAsDisabled"),
    "script log level": text(),
  },
};

/**
 * Reads `ctdb.conf` as ctdbd does (`ctdb/conf/conf.c` on top of tini): an unknown section or option is passed over, the
 * last of several values counts. After a syntax error every option has its default, and nobody is told.
 */
export function parseCtdbConf(content: string, version: Version): CtdbConfFile {
  const { entries, syntaxErrorLine } = parseIni(content);
  if (syntaxErrorLine !== null) {
    const sentence =
      "The line is no section and no option: CTDB then drops the whole file without a word, and every option has its default.";
    return { conf: DEFAULT_CONF, problems: [{ line: syntaxErrorLine, sentence }] };
  }
  const conf: Record<string, string | boolean | null> = { ...DEFAULT_CONF };
  const problems: LineProblem[] = [];
  let section: string | null = null;
  for (const entry of entries) {
    const { line, name } = entry;
    const complain = (sentence: string) => problems.push({ line, sentence });
    if (entry.kind === "section") {
      section = name.toLowerCase();
      if (!Object.hasOwn(OPTIONS, section)) {
        complain(`CTDB has no section [${name}] and passes over what is in it.`);
      }
      continue;
    }
    if (entry.kind === "bare") {
      complain(`${quoted(name)} has no “=”, so CTDB passes over it.`);
      continue;
    }
    const known = section !== null && Object.hasOwn(OPTIONS, section) ? OPTIONS[section] : undefined;
    const option = known !== undefined && Object.hasOwn(known, name) ? known[name] : undefined;
    if (section === null) {
      complain(`${quoted(name)} stands before any section, so CTDB passes over it.`);
    } else if (known !== undefined && (option === undefined || !isIn(option, version))) {
      complain(
        `[${section}] has no option ${quoted(name)} in ${formatVersion(version)}, so CTDB passes over it.`,
      );
    } else if (option !== undefined) {
      const value = readValue(option, entry.value);
      if (value === undefined) {
        complain(`${quoted(entry.value)} is no value for ${quoted(name)}; ctdbd does not start with it.`);
      } else if (option.field !== null) {
        conf[option.field] = value;
      }
    }
  }
  return { conf: conf as unknown as CtdbConf, problems };
}

const BOOLEANS = new Map([
  ["true", true],
  ["yes", true],
  ["false", false],
  ["no", false],
]);

function isIn(option: Option, version: Version): boolean {
  return (
    (option.since === undefined || atLeast(version, option.since)) &&
    (option.before === undefined || !atLeast(version, option.before))
  );
}

/** `undefined`: not of the option's type. */
function readValue(option: Option, value: string): string | boolean | undefined {
  const word = value.toLowerCase();
  switch (option.type) {
    case "boolean":
      return BOOLEANS.get(word);
    case "address":
      return parseAddress(value) ?? undefined;
    case "integer":
      return value === "" || word.startsWith("-") ? undefined : value;
    case "text":
      return value === "" ? undefined : value;
  }
}
