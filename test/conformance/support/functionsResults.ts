import { EVENTS, type EventResult } from "./debianScenarios.ts";
import type { RunSpec } from "./observation.ts";

const [init, startup, monitor, takeip, releaseip, ipreallocated, shutdown] = EVENTS as readonly [
  RunSpec,
  RunSpec,
  RunSpec,
  RunSpec,
  RunSpec,
  RunSpec,
  RunSpec,
];
const updateip: RunSpec = { ...takeip, event: "updateip", args: ["eth0", "peer0", "10.0.0.31", "24"] };
const releaseAgain: RunSpec = { ...releaseip, args: ["peer0", "10.0.0.31", "24"] };
const tooFew: RunSpec = { ...takeip, args: ["eth0", "10.0.0.31"] };

/** The life of a node: failures come several times, so that counters reach their limits. */
export const SEQUENCE: readonly RunSpec[] = [
  ...[init, startup, monitor, takeip, ipreallocated, monitor],
  ...[updateip, ipreallocated, releaseAgain, releaseip, ipreallocated, monitor, tooFew, takeip, shutdown],
];

/** Where our helper functions are known to give another text than those of CTDB 4.17. */
export interface KnownDifference {
  readonly name: string;
  readonly reason: string;
  /** The text that differs. */
  readonly text: RegExp;
  /** What stands for it on both sides. */
  readonly asIf: string;
  /** Whether it may show on both sides or on neither. */
  readonly isByChance?: true;
  /** A command that must be missing for it to show, with its absolute path. */
  readonly without?: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: "line numbers in the shell's own messages",
    reason: "dash counts the lines of the functions file, and ours has others",
    text: /(\/events\/legacy\/[^ :]+): \d+: /g,
    asIf: "$1: <line>: ",
    without: "/usr/sbin/ethtool",
  },
  {
    name: "a tickle that ctdb does not wait for",
    reason: "an I/O error of echo, where the stub ctdb has ended before",
    text: /^[^ ]+: \/[^ ]+: [^ ]+: echo: echo: I\/O error\n/gm,
    asIf: "",
    isByChance: true,
  },
];

export function textOf({ scenario, event, written, output }: EventResult): string {
  return `#### ${scenario}, ${event}\n${written}\n${output.join("\n")}\n`;
}

/** The results as text, with these differences taken out. */
export function comparable(result: EventResult, without: readonly KnownDifference[]): string {
  return without.reduce((text, known) => text.replaceAll(known.text, known.asIf), textOf(result));
}
