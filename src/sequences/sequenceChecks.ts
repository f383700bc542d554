import { t } from "@vscode/l10n";
import { quoted } from "../configFiles/fileProblem.ts";
import { parsePrefix } from "../configFiles/ipAddress.ts";
import type { Convention } from "../ctdb/convention.ts";
import type { ProfileFault } from "../virtualNode/profile/profileChecks.ts";
import { MOST_STEPS } from "./plan.ts";
import { argsOf, sequenceOf, wordsOf } from "./sequenceMake.ts";
import type { FileStep, SequenceFile } from "./sequenceShape.ts";
import { checkChange, checkEvent } from "./stepChecks.ts";

/** Checks what the schema cannot: events of the release and their arguments, changes, addresses, what a step is. */
export function checkSequence(file: SequenceFile, convention: Convention): ProfileFault[] {
  const faults = [
    ...(file.addresses ?? []).flatMap((text, i) => checkAddress(text, ["addresses", i])),
    ...file.steps.flatMap((step, i) =>
      typeof step === "string" ? checkText(step, i, convention) : checkStep(step, i, convention),
    ),
    ...(file.finally ?? []).flatMap((text, i) => checkChange(wordsOf(text), ["finally", i])),
  ];
  if (faults.some(({ severity }) => severity === "error")) {
    return faults;
  }
  const count = sequenceOf(file, "", convention).steps.reduce((sum, { repeat }) => sum + repeat, 0);
  const tooMany = t(
    "The sequence has {0} steps with all that is repeated; there may be {1}.",
    count,
    MOST_STEPS,
  );
  return count > MOST_STEPS ? [...faults, error(["steps"], tooMany, "key")] : faults;
}

type Path = ProfileFault["path"];

function error(path: Path, sentence: string, part: "key" | "value" = "value"): ProfileFault {
  return { path, part, sentence, severity: "error" };
}

function checkAddress(text: string, path: Path): ProfileFault[] {
  const prefix = text.split(/\s+/)[0] ?? "";
  return parsePrefix(prefix) === null
    ? [error(path, t("{0} is no address with the length of its network's prefix.", quoted(prefix)))]
    : [];
}

function checkText(text: string, index: number, convention: Convention): ProfileFault[] {
  const [event = "", ...args] = wordsOf(text);
  const path = ["steps", index];
  return checkEvent(event, args, { event: path, args: path }, convention);
}

function checkStep(step: FileStep, index: number, convention: Convention): ProfileFault[] {
  const path = ["steps", index];
  const { event, sequence, change } = step;
  const changes =
    typeof change === "string"
      ? checkChange(wordsOf(change), [...path, "change"])
      : (change ?? []).flatMap((text, i) => checkChange(wordsOf(text), [...path, "change", i]));
  if (event === undefined && sequence === undefined && change === undefined) {
    return [error(path, t("A step needs an event, a change or a sequence."))];
  }
  const unused = keysWithoutUse(step);
  if (unused.length > 0) {
    const sentenceOn = (key: string) =>
      sequence === undefined
        ? t("{0} has no meaning for a step that only changes the node.", key)
        : t("{0} has no meaning for the steps of a sequence.", key);
    return [...changes, ...unused.map((key) => error([...path, key], sentenceOn(key), "key"))];
  }
  if (event === undefined) {
    return changes;
  }
  const places = { event: [...path, "event"], args: [...path, step.args === undefined ? "event" : "args"] };
  return [...changes, ...checkEvent(event, argsOf(step), places, convention)];
}

/** Keys that mean nothing beside the others. */
function keysWithoutUse(step: FileStep): string[] {
  const withSequence: readonly string[] = ["sequence", "note"];
  const withChange: readonly string[] = ["change", "wait", "onFailure", "note"];
  const { sequence, event } = step;
  const allowed = sequence !== undefined ? withSequence : event === undefined ? withChange : null;
  return allowed === null ? [] : Object.keys(step).filter((key) => !allowed.includes(key));
}
