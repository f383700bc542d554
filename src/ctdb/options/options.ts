import { inRange, type Version } from "../version.ts";
import { DAEMON_OPTIONS } from "./daemonOptions.ts";
import { ENVIRONMENT_OPTIONS } from "./environmentOptions.ts";
import { FORMER_OPTIONS } from "./formerOptions.ts";
import { NETWORK_OPTIONS } from "./networkOptions.ts";
import type { ScriptOption } from "./scriptOption.ts";
import { SERVICE_OPTIONS } from "./serviceOptions.ts";

/** Every variable that CTDB's scripts and what calls them ever read, options of today first. */
export const OPTIONS: readonly ScriptOption[] = [
  ...NETWORK_OPTIONS,
  ...SERVICE_OPTIONS,
  ...ENVIRONMENT_OPTIONS,
  ...DAEMON_OPTIONS,
  ...FORMER_OPTIONS,
];

const byName = new Map(OPTIONS.map((option) => [option.name, option]));

/** The one entry for `CTDB_SET_` with any tunable's name. */
const TUNABLE = /^CTDB_SET_\w+$/;

/** What is known about a variable of any release, or `null` for a name that CTDB never had. */
export function optionNamed(name: string): ScriptOption | null {
  return byName.get(TUNABLE.test(name) ? "CTDB_SET_*" : name) ?? null;
}

/** Whether a release knows the option. */
export function hasOption(option: ScriptOption, version: Version): boolean {
  return inRange(version, { since: option.since, before: option.removed });
}

/** The options of a release. */
export function optionsFor(version: Version): readonly ScriptOption[] {
  return OPTIONS.filter((option) => hasOption(option, version));
}

/**
 * The options that a script reads in a release.
 * @param scriptName name of the event script, with or without `.script`, or `functions`
 */
export function optionsOf(scriptName: string, version: Version): readonly ScriptOption[] {
  const name = scriptName.replace(/\.script$/, "");
  return optionsFor(version).filter(({ readBy }) => readBy.includes(name));
}
