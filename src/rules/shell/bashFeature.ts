import type { TextRange } from "../../text/textRange.ts";
import type { Fix } from "../finding.ts";
import { rangeOf } from "../scriptTools/fixes.ts";

/**
 * What dash, Debian's `/bin/sh`, makes of it. `syntax`: it refuses the whole script with status 2; `ends`: it ends the
 * script with status 2 when it gets there; `fails`: the command fails, the script goes on; `differs`: it means something else.
 */
export type DashReading = "syntax" | "ends" | "fails" | "differs";

/** One use of something that bash has and POSIX sh has not. */
export interface BashFeature {
  readonly range: TextRange;
  /** What it is, as the beginning of a sentence: ``The test `[[` ``. */
  readonly what: string;
  readonly reading: DashReading;
  /** What exactly dash does, in place of the general words for the reading. */
  readonly effect?: string;
  /** What to write, as a sentence. */
  readonly instead: string;
  readonly fix?: Fix;
}

const EFFECTS: Readonly<Record<DashReading, string>> = {
  syntax: "dash refuses the whole script with a syntax error and status 2, so every event fails",
  ends: "dash ends the script there with an error and status 2, so the event fails",
  fails: "in dash the command fails and the script goes on",
  differs: "dash reads it in another way",
};

/** Makes a feature; `more` says what else is known of it. */
export function feature(
  range: TextRange,
  what: string,
  reading: BashFeature["reading"],
  instead: string,
  more: Partial<BashFeature> = {},
): BashFeature {
  return { range: rangeOf(range), what, reading, instead, ...more };
}

/** The message of a feature. */
export function describeFeature({ what, reading, effect, instead }: BashFeature): string {
  return `${what} belongs to bash, and the first line asks for \`sh\`: ${effect ?? EFFECTS[reading]}. ${instead}`;
}
