import type { RunOutcome } from "../runner/report.ts";

/**
 * How long ctdbd waits before a step: seconds, or by its own rules: `interval` as before the next monitor event,
 * `recovered` as before startup (RerecoveryTimeout + 3 seconds after the recovery).
 */
export type StepWait = number | "interval" | "recovered";

/** What a step that goes wrong means for the rest: what it means for ctdbd, the end, or nothing. */
export type FailureRule = "as-ctdb" | "stop" | "continue";

/** One step of a sequence: changes of the virtual node, then an event. */
export interface SequenceStep {
  /** The event, or `null` for a step that only changes the node. */
  readonly event: string | null;
  /** As they are given to the event. */
  readonly args: readonly string[];
  /** What is changed in the virtual node before the event, in the words of `ctdb-events node set`. */
  readonly changes: readonly (readonly string[])[];
  /** How often, from 1. */
  readonly repeat: number;
  readonly wait: StepWait;
  /** The outcome that is wanted; `null`: one that ctdbd takes for a success. */
  readonly expect: RunOutcome | null;
  readonly onFailure: FailureRule;
  /** Whether an event is left out that ctdbd would leave out as the node is: an address is there already, or gone. */
  readonly skipsRedundant: boolean;
  /** Whether a takeover run or a recovery begins with it, which is repeated from here; `null`: its neighbours tell. */
  readonly opensPart: boolean | null;
  /** Why the step is there: a sentence, or `""`. */
  readonly note: string;
}

/** A public address with the interface that it goes to. */
export interface SequenceAddress {
  readonly interface: string;
  /** Without its mask. */
  readonly ip: string;
  readonly maskbits: string;
}

/** The arguments of takeip and releaseip. */
export function addressArguments({ interface: name, ip, maskbits }: SequenceAddress): string[] {
  return [name, ip, maskbits];
}

/** Events in the order in which a node runs them. */
export interface Sequence {
  /** Short and without blanks: `start-up`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly steps: readonly SequenceStep[];
  /** Addresses that the node takes when it becomes HEALTHY in the course of the sequence. */
  readonly addresses: readonly SequenceAddress[];
  /** Whether a change of health is followed by a takeover run, as the leader makes it. */
  readonly reallocates: boolean;
  /** How often something that ctdbd repeats without end is tried, from 1. */
  readonly tries: number;
  /** Changes of the virtual node at the end, however the sequence ends. */
  readonly atEnd: readonly (readonly string[])[];
}

/** How often ctdbd's endless repetitions are tried where nothing else is said. */
export const DEFAULT_TRIES = 3;

const PLAIN_STEP: SequenceStep = {
  event: null,
  args: [],
  changes: [],
  repeat: 1,
  wait: 0,
  expect: null,
  onFailure: "as-ctdb",
  skipsRedundant: false,
  opensPart: null,
  note: "",
};

/** A step with what most steps do not have left out. */
export function sequenceStep(
  event: string | null,
  more: Partial<Omit<SequenceStep, "event">> = {},
): SequenceStep {
  return { ...PLAIN_STEP, ...more, event };
}

/** Marks steps that the leader repeats as a whole when one of them fails. */
export function asPart(steps: readonly SequenceStep[]): SequenceStep[] {
  return steps.map((step, index) => ({ ...step, opensPart: index === 0 }));
}

/** `takeip eth0 10.0.0.31 24`; for a step that changes the node `link eth0 down`. */
export function stepText({ event, args, changes }: Pick<SequenceStep, "event" | "args" | "changes">): string {
  return event === null ? changes.map((words) => words.join(" ")).join(", ") : [event, ...args].join(" ");
}
