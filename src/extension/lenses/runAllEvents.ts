import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { argumentsOf } from "../../ctdb/events.ts";
import { inOrderOfLife } from "../../ctdb/orderOfLife.ts";
import { printableLine } from "../printable.ts";
import type { PlannedRun } from "../run/plannedRun.ts";
import type { HandlerPlace } from "../run/runMemory.ts";
import { chooseConvention } from "../settings/conventionChoice.ts";
import { CarriedArguments } from "./carriedArguments.ts";
import type { HandlerServices } from "./handlerServices.ts";
import { planHandler } from "./planHandler.ts";
import { whyStop } from "./whyStop.ts";

/** How long the end is told in the status bar. */
const SHOWN_MILLISECONDS = 10_000;

/**
 * Runs events one after another in the order of a node's life: all arguments are asked for first, and nothing is run after
 * what ends the node's life, or after a run that was cancelled.
 * @param script the file name of the script that serves the events
 */
export async function runAllEvents(
  directory: string,
  script: string,
  events: readonly string[],
  services: HandlerServices,
): Promise<void> {
  const planned = await planAll(directory, script, inOrderOfLife(events), services);
  for (const [index, plan] of (planned ?? []).entries()) {
    const report = (await services.starter.start(plan))?.report ?? null;
    const why = report === null ? t("{0} was not run", plan.event) : whyStop(report);
    const left = (planned?.length ?? 0) - index - 1;
    if (why !== null || left === 0) {
      tell(why === null ? t("All events of {0} were run", printableLine(script)) : stopped(why, left));
      return;
    }
  }
}

/** @returns `null` where the user left a question */
async function planAll(
  directory: string,
  script: string,
  events: readonly string[],
  { memory, settingsFor }: HandlerServices,
): Promise<readonly PlannedRun[] | null> {
  const { version } = await chooseConvention(directory, settingsFor(directory));
  const carried = new CarriedArguments();
  const plans: PlannedRun[] = [];
  for (const event of events) {
    const place: HandlerPlace = { directory, event, script };
    const otherwise = carried.give(argumentsOf(event, version).map(({ name }) => name));
    const planned = await planHandler(place, memory, settingsFor, { otherwise });
    if (planned === null) {
      return null;
    }
    carried.take(planned);
    plans.push(planned);
  }
  return plans;
}

function stopped(why: string, left: number): string {
  if (left === 0) {
    return why;
  }
  return left === 1
    ? t("{0}; 1 event after it not run", why)
    : t("{0}; {1} events after it not run", why, left);
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, SHOWN_MILLISECONDS);
}
