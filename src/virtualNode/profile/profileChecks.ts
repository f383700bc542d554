import { t } from "@vscode/l10n";
import { quoted } from "../../configFiles/fileProblem.ts";
import { parseAddress, parsePrefix, parseSocket } from "../../configFiles/ipAddress.ts";
import { tunableNamed } from "../../ctdb/tunables/tunables.ts";
import { NEWEST_VERSION, parseVersion } from "../../ctdb/version.ts";
import { parseTime } from "../change/changeSystem.ts";
import { TABLE_NAMES } from "../disk/tables.ts";
import type { ProfilePath } from "./profilePlaces.ts";
import type { NodeProfile } from "./profileShape.ts";

/** Something that only makes sense of a profile as a whole tells. */
export interface ProfileFault {
  readonly path: ProfilePath;
  readonly part: "key" | "value";
  readonly sentence: string;
  readonly severity: "error" | "warning";
}

/** Checks what the schema cannot: addresses, sockets, times, tunables of the release, numbers of nodes. */
export function checkProfile(profile: NodeProfile): ProfileFault[] {
  const faults: ProfileFault[] = [];
  const fault = (path: ProfilePath, sentence: string, part: "key" | "value" = "value") =>
    faults.push({ path, part, sentence, severity: "error" });
  const address = (text: string, path: ProfilePath) => {
    if (parseAddress(text) === null) {
      fault(path, t("{0} is no address.", quoted(text)));
    }
  };
  const prefix = (text: string, path: ProfilePath, part: "key" | "value" = "value") => {
    if (parsePrefix(text) === null) {
      fault(path, t("{0} is no address with the length of its network's prefix.", quoted(text)), part);
    }
  };
  const sockets = (texts: readonly string[], path: ProfilePath) => {
    for (const text of texts.filter((candidate) => parseSocket(candidate) === null)) {
      fault(path, t("{0} is no address with a port, such as 10.0.0.31:445 or [fd00::1]:2049.", quoted(text)));
    }
  };
  for (const [i, node] of (profile.nodes ?? []).entries()) {
    address(typeof node === "string" ? node : node.address, ["nodes", i]);
  }
  for (const [name, value] of Object.entries(profile.interfaces ?? {})) {
    for (const [i, text] of (typeof value === "string" ? [] : (value.addresses ?? [])).entries()) {
      prefix(text, ["interfaces", name, "addresses", i]);
    }
  }
  const { publicAddresses = {} } = profile;
  if (isList(publicAddresses)) {
    for (const [i, line] of publicAddresses.entries()) {
      prefix(line.split(/\s+/)[0] ?? "", ["publicAddresses", i]);
    }
  } else {
    for (const text of Object.keys(publicAddresses)) {
      prefix(text, ["publicAddresses", text], "key");
    }
  }
  for (const [i, connection] of (profile.connections ?? []).entries()) {
    sockets(
      typeof connection === "string" ? connection.split(/\s+/) : [connection.local, connection.remote],
      ["connections", i],
    );
  }
  for (const [i, tickle] of (profile.tickles ?? []).entries()) {
    sockets(tickle.split(/\s+/), ["tickles", i]);
  }
  for (const [i, neighbour] of (profile.neighbours ?? []).entries()) {
    address(neighbour.address, ["neighbours", i, "address"]);
  }
  if (profile.time !== undefined && parseTime(String(profile.time)) === null) {
    fault(["time"], t("{0} is no time, such as 2026-01-01T00:00:00Z.", quoted(String(profile.time))));
  }
  for (const table of Object.keys(profile.tables ?? {})) {
    if (!(TABLE_NAMES as readonly string[]).includes(table)) {
      fault(
        ["tables", table],
        t("There is no table {0}; there are {1}.", quoted(table), TABLE_NAMES.join(", ")),
        "key",
      );
    }
  }
  if (profile.nodes !== undefined && (profile.pnn ?? 0) >= profile.nodes.length) {
    fault(["pnn"], t("The profile has {0} nodes, numbered from 0.", profile.nodes.length));
  }
  return [...faults, ...tunableWarnings(profile)];
}

function tunableWarnings(profile: NodeProfile): ProfileFault[] {
  const version = parseVersion(profile.version ?? "") ?? NEWEST_VERSION;
  return Object.keys(profile.tunables ?? {}).flatMap((name) => {
    const known = tunableNamed(name, version);
    if (known !== null && !known.isObsolete) {
      return [];
    }
    const sentence =
      known === null
        ? t("CTDB {0} has no tunable {1}.", version.join("."), quoted(name))
        : t("The tunable {0} has no effect any more in CTDB {1}.", name, version.join("."));
    return [{ path: ["tunables", name], part: "key", sentence, severity: "warning" } as const];
  });
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}
