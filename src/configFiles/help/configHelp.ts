import type { Version } from "../../ctdb/version.ts";
import type { ConfigFileKind } from "../configFileKind.ts";
import { CHECK_HELP } from "./checkHelp.ts";
import { CONF_HELP } from "./confHelp.ts";
import {
  type ConfigCompletion,
  type ConfigDescription,
  type ConfigHelp,
  cursorLine,
  type HelpPlace,
} from "./help.ts";
import { OPTIONS_HELP } from "./optionsHelp.ts";
import { TUNABLES_HELP } from "./tunablesHelp.ts";

/** The formats that have names to complete and describe. */
const HELP: Readonly<Partial<Record<ConfigFileKind, ConfigHelp>>> = {
  "ctdb.conf": CONF_HELP,
  tunables: TUNABLES_HELP,
  options: OPTIONS_HELP,
  check: CHECK_HELP,
};

/** What can be put in at an offset of a configuration file, as the release knows it. */
export function completionsIn(
  kind: ConfigFileKind,
  text: string,
  offset: number,
  version: Version,
): ConfigCompletion[] {
  const place = placeAt(text, offset, version);
  return place === null ? [] : (HELP[kind]?.completions(place) ?? []);
}

/** What the name at an offset of a configuration file means, or `null`. */
export function describeIn(
  kind: ConfigFileKind,
  text: string,
  offset: number,
  version: Version,
): ConfigDescription | null {
  const place = placeAt(text, offset, version);
  return place === null ? null : (HELP[kind]?.describe(place) ?? null);
}

/** @returns `null` in a comment */
function placeAt(text: string, offset: number, version: Version): HelpPlace | null {
  const line = cursorLine(text, offset);
  return line.isComment ? null : { text, offset, line, version };
}
