import type { Version } from "../../ctdb/version.ts";
import type { ConfigFileKind } from "../configFileKind.ts";
import { CHECK_HELP } from "./checkHelp.ts";
import { CONF_HELP } from "./confHelp.ts";
import type { ConfigCompletion, ConfigDescription, ConfigHelp } from "./help.ts";
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
  return HELP[kind]?.completions(text, offset, version) ?? [];
}

/** What the name at an offset of a configuration file means, or `null`. */
export function describeIn(
  kind: ConfigFileKind,
  text: string,
  offset: number,
  version: Version,
): ConfigDescription | null {
  return HELP[kind]?.describe(text, offset, version) ?? null;
}
