import { t } from "@vscode/l10n";
import { quoted } from "../configFiles/fileProblem.ts";
import { parseAddress } from "../configFiles/ipAddress.ts";
import { tunableNamed } from "../ctdb/tunables/tunables.ts";
import type { Version } from "../ctdb/version.ts";
import { nearest } from "../text/nearest.ts";
import { TABLE_NAMES, TABLES, type TableName } from "../virtualNode/disk/tables.ts";
import { NODE_FLAGS } from "../virtualNode/model/clusterNode.ts";

/** A fact about the virtual node that a case may expect, by the first part of its path. */
export interface NodeFact {
  readonly key: string;
  /** What the second part of the path names; `null`: the fact stands alone. */
  readonly names: string | null;
  /** The values there are; `null`: any text. */
  readonly values: readonly string[] | null;
}

/**
 * The facts of `expect.node`, whose keys `caseSchema.json` describes. As an expectation each is a path with a value:
 *
 * * `["health"]`: what ctdbd makes of the node after its monitor events.
 * * `["flags"]`: all flags of this node, joined by commas in the order of the file; `none`.
 * * `["runState"]`: the run state.
 * * `["services", NAME]`: the state of a service; `absent` where there is none.
 * * `["addresses", IP]`: the interface that has the address, as `parseAddress` writes it; `none`.
 * * `["interfaces", NAME]`: `up` where it is switched on and has a carrier, else `down`; `absent`.
 * * `["tunables", NAME]`, `["options", NAME]`: the value; `none` where the node has no such option.
 * * `["tables", TABLE, "has" | "lacks"]`: a row that is there or is not: a pattern for each column, in the columns' order.
 */
export const NODE_FACTS: readonly NodeFact[] = [
  { key: "health", names: null, values: ["HEALTHY", "UNHEALTHY"] },
  { key: "flags", names: null, values: null },
  {
    key: "runState",
    names: null,
    values: ["INIT", "SETUP", "FIRST_RECOVERY", "STARTUP", "RUNNING", "SHUTDOWN"],
  },
  { key: "services", names: "service", values: ["active", "inactive", "failed", "broken", "absent"] },
  { key: "addresses", names: "address", values: null },
  { key: "interfaces", names: "interface", values: ["up", "down", "absent"] },
  { key: "tunables", names: "tunable", values: null },
  { key: "options", names: "script option", values: null },
  { key: "tables", names: "table", values: null },
];

/** What is wrong with a fact, and whether it is so with its name or its value. */
export interface FactFault {
  readonly part: "key" | "value";
  readonly sentence: string;
}

/** Checks what the schema cannot: that addresses, tunables, flags, tables and their columns are there. */
export function checkFact(path: readonly string[], value: string, version: Version): FactFault | null {
  const [key, name = "", which] = path;
  switch (key) {
    case "flags":
      return checkFlags(value);
    case "addresses":
      return parseAddress(name) === null
        ? { part: "key", sentence: t("{0} is no address; write it without its mask.", quoted(name)) }
        : null;
    case "tunables": {
      const known = tunableNamed(name, version);
      const sentence = t("CTDB {0} has no tunable {1}.", version.join("."), quoted(name));
      return known === null ? { part: "key", sentence } : null;
    }
    case "tables":
      return checkTable(name) ?? (which === undefined ? null : checkRow(name, value));
    default:
      return null;
  }
}

function checkFlags(value: string): FactFault | null {
  const known = ["none", ...NODE_FLAGS];
  const wrong = value.split(",").find((flag) => !known.includes(flag));
  if (wrong === undefined) {
    return null;
  }
  return {
    part: "value",
    sentence: t("There is no flag {0}; say none, or {1}.", quoted(wrong), NODE_FLAGS.join(", ")),
  };
}

function checkTable(name: string): FactFault | null {
  if ((TABLE_NAMES as readonly string[]).includes(name)) {
    return null;
  }
  const meant = nearest(name, TABLE_NAMES);
  const sentence =
    meant === null
      ? t("There is no table {0}; there are {1}.", quoted(name), TABLE_NAMES.join(", "))
      : t("There is no table {0}; is {1} meant?", quoted(name), meant);
  return { part: "key", sentence };
}

/** A row has a word for each column; the last column takes what is left. */
function checkRow(name: string, row: string): FactFault | null {
  const columns = TABLES[name as TableName];
  const count = row.split(/\s+/).filter((word) => word !== "").length;
  return count >= columns.length
    ? null
    : {
        part: "value",
        sentence: t(
          "A row of {0} has {1} columns: {2}; write * for one that does not matter.",
          name,
          columns.length,
          columns.join(", "),
        ),
      };
}
