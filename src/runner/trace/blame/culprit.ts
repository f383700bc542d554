import type { FailureKind } from "../scriptTrace.ts";
import type { Moment } from "../source/moment.ts";
import type { Place } from "../source/place.ts";

/** A command that led to the end, with what xtrace knows of it. */
export interface Cause {
  readonly place: Place;
  /** The how manieth of the culprit's places lies in the same call. */
  readonly level: number;
  /** `null` where it was not logged. */
  readonly moment: Moment | null;
}

/** What ended a script. */
export interface Culprit {
  readonly kind: FailureKind;
  /** Innermost first. */
  readonly places: readonly Place[];
  /** The last command that was logged there; `null` where the culprit itself was not. */
  readonly moment: Moment | null;
  /** The command as executed, or as the source has it. */
  readonly command: string;
  readonly cause: Cause | null;
  /** What the shell said, without its place; for `shell-error`. */
  readonly message: string | null;
}
