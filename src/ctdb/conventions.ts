import { classicConvention } from "./classicConvention.ts";
import { componentConvention } from "./componentConvention.ts";
import type { Convention, DaemonVariable, StepId } from "./convention.ts";
import { eventsDConvention } from "./eventsDConvention.ts";
import { STEPS, type StepPart, stepNamed, stepOf } from "./steps.ts";
import { atLeast, type Version } from "./version.ts";

export { defaultVersionFor, generationByName, STEPS, type Step, stepNamed, stepOf } from "./steps.ts";

/**
 * Resolves every field of the convention for a release, with the differences between the point
 * releases of a step. Releases before 1.0.0 are read as 1.0.0, releases after the newest as the newest.
 */
export function conventionFor(version: Version): Convention {
  const { id, generation, releases, years } = stepNamed(stepOf(version));
  const part: StepPart = {
    generation,
    step: id,
    version,
    releases,
    years,
    environment: daemonVariables(version),
  };
  switch (generation) {
    case "classic":
      return classicConvention(part);
    case "events.d":
      return eventsDConvention(part);
    case "component":
      return componentConvention(part);
  }
}

/** The convention of a step's newest release. */
export function conventionForStep(step: StepId): Convention {
  return conventionFor(stepNamed(step).version);
}

/** The newest release's convention of every step, oldest first. */
export function allConventions(): readonly Convention[] {
  return STEPS.map((step) => conventionFor(step.version));
}

/** What the daemons put into a script's environment (ctdbd.c, ctdb_logging.c, eventscript.c). */
function daemonVariables(version: Version): readonly DaemonVariable[] {
  const since = (release: Version) => atLeast(version, release);
  const variables: readonly (readonly [DaemonVariable, boolean])[] = [
    ["CTDB_BASE", true],
    ["CTDB_SOCKET", since([1, 0, 68]) && !since([4, 9])],
    ["CTDB_CALLED_BY_USER", since([1, 0, 106]) && !since([4, 2])],
    ["CTDB_LOGGING", since([4, 6])],
    ["CTDB_DEBUGLEVEL", since([4, 6])],
    ["CTDB_INTERACTIVE", since([4, 9])],
  ];
  return variables.filter(([, set]) => set).map(([name]) => name);
}
