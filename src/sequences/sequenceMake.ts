import { parsePrefix } from "../configFiles/ipAddress.ts";
import type { Convention } from "../ctdb/convention.ts";
import { builtInSequence, DEFAULT_ROUNDS } from "./builtIns.ts";
import {
  DEFAULT_TRIES,
  type Sequence,
  type SequenceAddress,
  type SequenceStep,
  type StepWait,
  sequenceStep,
} from "./sequence.ts";
import type { FileStep, SequenceFile } from "./sequenceShape.ts";

/** The sequence that a file describes, for a release. */
export function sequenceOf(file: SequenceFile, name: string, convention: Convention): Sequence {
  const addresses = (file.addresses ?? []).flatMap(addressOf);
  const built = (part: string) => builtInSequence(part, convention, { addresses, rounds: DEFAULT_ROUNDS });
  const included = file.steps.flatMap((step) =>
    typeof step === "string" || step.sequence === undefined ? [] : [built(step.sequence)],
  );
  return {
    name,
    title: file.title ?? name,
    description: file.description ?? "",
    steps: file.steps.flatMap((step) =>
      typeof step === "object" && step.sequence !== undefined
        ? (built(step.sequence)?.steps ?? [])
        : [stepOf(step)],
    ),
    addresses,
    reallocates: file.addresses !== undefined,
    tries: file.tries ?? DEFAULT_TRIES,
    atEnd: [...included.flatMap((sequence) => sequence?.atEnd ?? []), ...(file.finally ?? []).map(wordsOf)],
  };
}

/** The words of a text, at blanks. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** The arguments of a step that is a map. */
export function argsOf({ args }: FileStep): string[] {
  return args === undefined ? [] : [args].flat().flatMap((word) => wordsOf(String(word)));
}

/** The changes of a step that is a map, each as its words. */
export function changesOf({ change }: FileStep): string[][] {
  return change === undefined ? [] : [change].flat().map(wordsOf);
}

function stepOf(step: string | FileStep): SequenceStep {
  if (typeof step === "string") {
    const [event = "", ...args] = wordsOf(step);
    return sequenceStep(event, { args, wait: usualWait(event) });
  }
  const { event, repeat = 1, wait, expect = null, onFailure = "as-ctdb", note = "" } = step;
  return sequenceStep(event ?? null, {
    args: argsOf(step),
    changes: changesOf(step),
    repeat,
    wait: wait ?? usualWait(event),
    expect,
    onFailure,
    note,
  });
}

/** monitor comes at its time even where nothing is said; everything else at once. */
function usualWait(event: string | undefined): StepWait {
  return event === "monitor" ? "interval" : 0;
}

function addressOf(text: string): SequenceAddress[] {
  const [first = "", name = ""] = wordsOf(text);
  const prefix = parsePrefix(first);
  return prefix === null ? [] : [{ interface: name, ip: prefix.address, maskbits: String(prefix.bits) }];
}
