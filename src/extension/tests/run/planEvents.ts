import { availableParallelism } from "node:os";
import { t } from "@vscode/l10n";
import { argumentsOf } from "../../../ctdb/events.ts";
import type { TraceMode } from "../../../runner/run.ts";
import type { SandboxMode } from "../../../sandbox/sandbox.ts";
import { ctdbBaseOf } from "../../../scripts/ctdbBase.ts";
import type { PlannedRun } from "../../run/plannedRun.ts";
import { saveBeforeRun } from "../../run/saveBeforeRun.ts";
import { chooseConvention } from "../../settings/conventionChoice.ts";
import { UserError } from "../../userError.ts";
import { erroredFinding } from "./findings.ts";
import type { FreshPlan } from "./fresh/freshRun.ts";
import type { EventGroup } from "./leafGroups.ts";
import type { RunningServices, TestRunMode } from "./runTests.ts";
import { requireConsent, testMode } from "./testMode.ts";

/** Runs of events that are ready to begin. */
export interface PlannedEvents {
  readonly plans: readonly { readonly plan: FreshPlan; readonly group: EventGroup }[];
  /** How many may run at once. */
  readonly jobs: number;
}

type Place = Pick<PlannedRun, "directory" | "convention" | "settings">;

/**
 * Makes ready what events are run with: settings, convention, the user's consent, and files that are saved. Leaves that
 * cannot be run get their verdict.
 * @throws {UserError} where the user does not want them to run
 */
export async function planEvents(
  services: RunningServices,
  groups: readonly EventGroup[],
  { trace }: TestRunMode,
): Promise<PlannedEvents> {
  const modes = new Set<SandboxMode>();
  const places = new Map<string, Place | UserError>();
  for (const directory of new Set(groups.map((group) => group.directory))) {
    const place = await placeOf(services, directory).catch((error: unknown) => {
      if (error instanceof UserError) {
        return error;
      }
      throw error;
    });
    places.set(directory, place);
    if (!(place instanceof UserError)) {
      modes.add(await testMode(place.settings.sandbox.choice, services.kitDirectory));
    }
  }
  await requireConsent(services, modes);
  const plans = groups.flatMap((group) => {
    const place = places.get(group.directory);
    if (place === undefined || place instanceof UserError) {
      for (const leaf of group.leaves.values()) {
        leaf.settle(erroredFinding(place?.message ?? t("The directory is unknown.")));
      }
      return [];
    }
    return [{ group, plan: planOf(services, group, place, trace) }];
  });
  return { plans, jobs: modes.has("stubbed") ? 1 : availableParallelism() };
}

async function placeOf({ settingsFor, conventions }: RunningServices, directory: string): Promise<Place> {
  const settings = settingsFor(directory);
  const convention = await chooseConvention(directory, settings);
  conventions.set(directory, convention);
  await saveBeforeRun(directory, ctdbBaseOf(directory, convention.generation));
  return { directory, convention, settings };
}

function planOf(
  { memory }: RunningServices,
  { directory, event, only }: EventGroup,
  { convention, settings }: Place,
  trace: TraceMode | null,
): FreshPlan {
  const takesArguments = argumentsOf(event, convention.version).length > 0;
  const remembered =
    takesArguments && only !== null ? memory.argumentsOf({ directory, event, script: only }) : null;
  return { directory, convention, settings, event, only, args: remembered, trace: trace ?? settings.trace };
}
