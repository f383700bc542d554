import { atLeast, type Version } from "../version.ts";
import { TUNABLES, type Tunable, type TunableDefault } from "./tunableTable.ts";

/** A tunable as one release has it. */
export interface ReleaseTunable {
  readonly name: string;
  readonly value: number;
  readonly isObsolete: boolean;
}

/** The tunables that a release knows, with their defaults, in the order of `ctdb listvars`. */
export function tunablesOf(version: Version): ReleaseTunable[] {
  return TUNABLES.flatMap((tunable) => {
    const found = defaultIn(tunable, version);
    return found === null
      ? []
      : [{ name: tunable.name, value: found.value, isObsolete: found.isObsolete === true }];
  });
}

/**
 * The tunable that a name means in a release; CTDB does not look at upper and lower case.
 * @returns `null` where the release does not know it.
 */
export function tunableNamed(name: string, version: Version): ReleaseTunable | null {
  const wanted = name.toLowerCase();
  return tunablesOf(version).find((tunable) => tunable.name.toLowerCase() === wanted) ?? null;
}

function defaultIn(tunable: Tunable, version: Version): TunableDefault | null {
  if (tunable.before !== undefined && atLeast(version, tunable.before)) {
    return null;
  }
  return tunable.history.findLast((entry) => atLeast(version, entry.since)) ?? null;
}

/** The tunable of that name in whatever release, or `null`. */
export function anyTunable(name: string): Tunable | null {
  const wanted = name.toLowerCase();
  return TUNABLES.find((tunable) => tunable.name.toLowerCase() === wanted) ?? null;
}

/** Whether the release is older than the tunable. */
export function isBeforeTunable(tunable: Tunable, version: Version): boolean {
  const first = tunable.history[0];
  return first !== undefined && !atLeast(version, first.since);
}

/** The release from which on the tunable has no effect, or `null`. */
export function obsoleteSince(tunable: Tunable): Version | null {
  return tunable.history.find((entry) => entry.isObsolete === true)?.since ?? null;
}
