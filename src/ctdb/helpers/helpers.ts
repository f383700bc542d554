import { atLeast, compareVersions, inRange, type Version } from "../version.ts";
import { ADDRESS_HELPERS } from "./addressHelpers.ts";
import { BASIC_HELPERS } from "./basicHelpers.ts";
import { COUNTER_HELPERS } from "./counterHelpers.ts";
import { FORMER_CHECK_HELPERS } from "./formerCheckHelpers.ts";
import { FORMER_HELPERS } from "./formerHelpers.ts";
import { FORMER_SERVICE_HELPERS } from "./formerServiceHelpers.ts";
import type { EarlierForm, HelperFunction, HelperNeed } from "./helperFunction.ts";
import { NODE_HELPERS } from "./nodeHelpers.ts";
import { SERVICE_HELPERS } from "./serviceHelpers.ts";

/** Every function that CTDB's `functions` file ever defined, those of today first. */
export const HELPERS: readonly HelperFunction[] = [
  ...BASIC_HELPERS,
  ...SERVICE_HELPERS,
  ...NODE_HELPERS,
  ...ADDRESS_HELPERS,
  ...COUNTER_HELPERS,
  ...FORMER_SERVICE_HELPERS,
  ...FORMER_CHECK_HELPERS,
  ...FORMER_HELPERS,
];

const byName = new Map(HELPERS.map((helper) => [helper.name, helper]));

/** What is known about a helper of any release, or `null` for a name that CTDB never had. */
export function helperNamed(name: string): HelperFunction | null {
  return byName.get(name) ?? null;
}

/** Whether a release has the helper. */
export function hasHelper(helper: HelperFunction, version: Version): boolean {
  return inRange(version, { since: helper.since ?? [0], before: helper.removed });
}

/** The helpers of a release. */
export function helpersFor(version: Version): readonly HelperFunction[] {
  return HELPERS.filter((helper) => hasHelper(helper, version));
}

/** How a helper is called in a release: its arguments and how many make sense (`most: null`: any number). */
export function callOf(helper: HelperFunction, version: Version): Omit<EarlierForm, "before"> {
  return helper.earlier.find(({ before }) => compareVersions(version, before) < 0) ?? helper;
}

/**
 * What a helper needs in a release. `ctdb_setup_state_dir` is there since 4.9: before, the helpers that
 * need it today made their directories themselves, named after `service_name` (or after the script).
 * The helpers that reset connections asked ctdbd (`ctdb killtcp`) before 4.5, and `ctdb tickle` did too.
 */
export function needsOf(helper: HelperFunction, version: Version): readonly HelperNeed[] {
  const needs = atLeast(version, [4, 9]) ? helper.needs : helper.needs.filter((need) => need !== "state-dir");
  const isThroughCtdbd = helper.group === "TCP connections" && /^(kill|tickle)_tcp/.test(helper.name);
  return isThroughCtdbd && !atLeast(version, [4, 5]) ? [...needs, "ctdb-tool"] : needs;
}
