import type { Convention, Generation, StepId } from "./convention.ts";
import { atLeast, compareVersions, inRange, NEWEST_VERSION, type Version } from "./version.ts";

/** One step between the generations of CTDB. */
export interface Step {
  readonly id: StepId;
  readonly generation: Generation;
  /** The releases that share the step, for people. */
  readonly releases: string;
  readonly years: string;
  /** The step's newest release; what the step means where no release is given. */
  readonly version: Version;
  /** What sets the step apart, in one sentence. */
  readonly description: string;
}

/**
 * The eight steps, oldest first (`ctdb/server/eventscript.c` to 4.5, `ctdb/common/run_event.c` and
 * `event_script.c` since). CTDB numbered its own releases to 2.5; Samba 4.2 brought it along.
 */
export const STEPS: readonly Step[] = [
  {
    id: "A1",
    generation: "classic",
    releases: "1.0.0-1.0.61",
    years: "2007-2008",
    version: [1, 0, 61],
    description:
      "Scripts in events.d run through the shell by their number, and two with one number refuse the event.",
  },
  {
    id: "A2",
    generation: "classic",
    releases: "1.0.62-1.0.108",
    years: "2008-2009",
    version: [1, 0, 108],
    description: "As before, but scripts with one number run in the order in which the directory lists them.",
  },
  {
    id: "B1",
    generation: "events.d",
    releases: "1.0.109-2.5",
    years: "2009-2013",
    version: [2, 5],
    description:
      "Every script has a process and a status of its own, and one that is not executable is shown DISABLED.",
  },
  {
    id: "B2",
    generation: "events.d",
    releases: "4.2-4.5",
    years: "2015-2016",
    version: [4, 5, 16],
    description: "A helper starts each script without a shell, in byte order of the file names.",
  },
  {
    id: "B3",
    generation: "events.d",
    releases: "4.6-4.8",
    years: "2017-2018",
    version: [4, 8, 12],
    description: "An event daemon runs one event at a time and reads exit statuses from 64 on as errno.",
  },
  {
    id: "C1",
    generation: "component",
    releases: "4.9-4.20.6, 4.21.0-4.21.2",
    years: "2018-2024",
    version: [4, 21, 2],
    description:
      "Scripts are NN.name.script in events/<component>, and a hung script is left alone by default.",
  },
  {
    id: "C2",
    generation: "component",
    releases: "4.20.7+, 4.21.3+, 4.22-4.23",
    years: "2025",
    version: [4, 23, 11],
    description: "A dangling link or a missing interpreter is DISABLED instead of failing the event.",
  },
  {
    id: "C3",
    generation: "component",
    releases: "4.24+",
    years: "2026",
    version: NEWEST_VERSION,
    description: "Scripts that did not run after a failure keep the status of an earlier run.",
  },
];

/** Everything that one release fixes and the step's row already says. */
export type StepPart = Pick<
  Convention,
  "generation" | "step" | "version" | "releases" | "years" | "environment"
>;

/** fee31b6cb2b, which maps ENOENT to DISABLED, went into three branches. */
function mapsMissingToDisabled(version: Version): boolean {
  return (
    atLeast(version, [4, 22]) ||
    inRange(version, { since: [4, 21, 3], before: [4, 22] }) ||
    inRange(version, { since: [4, 20, 7], before: [4, 21] })
  );
}

/** The step that a release belongs to; anything before 1.0.62 counts as A1. */
export function stepOf(version: Version): StepId {
  if (atLeast(version, [4, 9])) {
    if (atLeast(version, [4, 24])) {
      return "C3";
    }
    return mapsMissingToDisabled(version) ? "C2" : "C1";
  }
  if (atLeast(version, [4, 2])) {
    return atLeast(version, [4, 6]) ? "B3" : "B2";
  }
  if (atLeast(version, [1, 0, 109])) {
    return "B1";
  }
  return atLeast(version, [1, 0, 62]) ? "A2" : "A1";
}

/** The row of {@link STEPS} with this id. */
export function stepNamed(id: StepId): Step {
  const step = STEPS.find((candidate) => candidate.id === id);
  if (step === undefined) {
    throw new RangeError(`no such step: ${id}`);
  }
  return step;
}

/** The newest release of a generation: 1.0.108, 4.8.12 or {@link NEWEST_VERSION}. */
export function defaultVersionFor(generation: Generation): Version {
  return STEPS.filter((step) => step.generation === generation)
    .map((step) => step.version)
    .reduce((newest, version) => (compareVersions(version, newest) > 0 ? version : newest), [0]);
}

/** Reads a generation as people write it: `classic`, `events.d` or `component`; else `null`. */
export function generationByName(name: string): Generation | null {
  const wanted = name.trim().toLowerCase();
  return STEPS.find((step) => step.generation === wanted)?.generation ?? null;
}
