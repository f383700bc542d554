import { argsOf, changesOf, wordsOf } from "../sequences/sequenceMake.ts";
import type { ProfilePath } from "../virtualNode/profile/profilePlaces.ts";
import type { FileCase, FileExpect, FileStep } from "./caseShape.ts";

/** A step of a case as the file has it, in one form. */
export interface PlainStep {
  /** Where it stands in the case; `[]` where the case is its only step. */
  readonly path: ProfilePath;
  readonly event: string | null;
  readonly args: readonly string[];
  /** Where the event and its arguments stand. */
  readonly places: { readonly event: ProfilePath; readonly args: ProfilePath };
  readonly changes: readonly { readonly words: readonly string[]; readonly path: ProfilePath }[];
  readonly expect: FileExpect | null;
}

/** The steps of a case: those it lists, or its one event. What a case says beside `steps` is not looked at. */
export function stepsOf(file: FileCase): PlainStep[] {
  return file.steps === undefined
    ? [plainStep(file, [])]
    : file.steps.map((step, i) =>
        typeof step === "string"
          ? plainStep({ event: step }, ["steps", i], true)
          : plainStep(step, ["steps", i]),
      );
}

function plainStep(step: FileStep, path: ProfilePath, isText = false): PlainStep {
  const [event = null, ...words] = wordsOf(step.event ?? "");
  const eventPath = isText ? path : [...path, "event"];
  const isList = Array.isArray(step.change);
  return {
    path,
    event,
    args: step.args === undefined ? words : listed(step.args),
    places: { event: eventPath, args: step.args === undefined ? eventPath : [...path, "args"] },
    changes: changesOf({ change: step.change ?? [] }).map((change, i) => ({
      words: change,
      path: isList ? [...path, "change", i] : [...path, "change"],
    })),
    expect: step.expect ?? null,
  };
}

/** A text is split at blanks; the items of a list are arguments as they stand. */
function listed(args: string | readonly string[]): string[] {
  return typeof args === "string" ? argsOf({ args }) : [...args];
}
