import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { checkChange, checkEvent } from "../sequences/stepChecks.ts";
import type { ProfileFault } from "../virtualNode/profile/profileChecks.ts";
import type { FileCase, FileDefaults, FileExpect } from "./caseShape.ts";
import { checkExpect } from "./expectChecks.ts";
import { type PlainStep, stepsOf } from "./fileSteps.ts";
import { checkGiven } from "./givenChecks.ts";

/** What the checks of a case need to know beside it. */
export interface CheckContext {
  readonly convention: Convention;
  /** Whether one script runs, and not a directory. */
  readonly isOneScript: boolean;
}

/** Checks what the schema cannot of what may stand in the file and in a case. */
export function checkDefaults(file: FileDefaults, { convention, isOneScript }: CheckContext): ProfileFault[] {
  const { version } = convention;
  const faults: ProfileFault[] = [];
  if (file.script !== undefined && file.directory !== undefined) {
    const sentence = t("Name the script that runs or the directory whose scripts run, not both.");
    faults.push({ path: ["directory"], part: "key", sentence, severity: "error" });
  }
  return [
    ...faults,
    ...(file.given === undefined ? [] : checkGiven(file.given, ["given"])),
    ...(file.expect === undefined ? [] : checkExpect(file.expect, ["expect"], { version, isOneScript })),
  ];
}

/** Checks what the schema cannot of a case: its steps, and what may stand in a file, too. */
export function checkCase(file: FileCase, context: CheckContext): ProfileFault[] {
  const beside = (["event", "args", "change"] as const).filter((key) => file[key] !== undefined);
  if (file.steps !== undefined && beside.length > 0) {
    return beside.map((key) => ({
      path: [key],
      part: "key",
      sentence: t("A case has steps or one event: move {0} into a step.", key),
      severity: "error",
    }));
  }
  const steps = stepsOf(file);
  return [
    ...checkDefaults(file, context),
    ...steps.flatMap((step) => checkStep(step, file, context)),
    ...(file.steps !== undefined && steps.every(({ event }) => event === null)
      ? [fault(["steps"], t("No step runs an event, so that there is nothing to test."))]
      : []),
  ];
}

function checkStep(
  step: PlainStep,
  file: FileCase,
  { convention, isOneScript }: CheckContext,
): ProfileFault[] {
  const { path, event, args, changes, expect, places } = step;
  const own = path.length === 0 ? file : file.steps?.[Number(path[1])];
  const faults = changes.flatMap((change) => checkChange(change.words, change.path));
  if (path.length > 0 && expect !== null) {
    const context = { version: convention.version, isOneScript };
    faults.push(...checkExpect(expect, [...path, "expect"], context));
  }
  if (event === null) {
    const isIdle = path.length === 0 || changes.length === 0;
    const noEvent =
      path.length === 0 ? t("The case needs an event, or steps.") : t("A step needs an event or a change.");
    const unused = ["args", "expect"].filter((key) => typeof own === "object" && Object.hasOwn(own, key));
    return isIdle
      ? [...faults, fault(path, noEvent)]
      : [...faults, ...unused.map((key) => fault([...path, key], t("{0} needs an event in the step.", key)))];
  }
  if (typeof own === "object" && own.args !== undefined && /\S\s+\S/.test(own.event ?? "")) {
    return [...faults, fault(places.args, t("The event has its arguments behind it: drop these, or those."))];
  }
  // A case may well test what is refused.
  const isRefused = statusOf(expect) === "REFUSED";
  return isRefused ? faults : [...faults, ...checkEvent(event, args, places, convention, "warning")];
}

function statusOf(expect: FileExpect | null): string | null {
  return typeof expect === "string" ? expect : (expect?.status ?? null);
}

function fault(path: ProfileFault["path"], sentence: string): ProfileFault {
  return { path, part: "key", sentence, severity: "error" };
}
