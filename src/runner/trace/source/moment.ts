import type { ProcessTail } from "../processTail.ts";
import type { TraceRecord } from "../traceRecord.ts";
import type { Place } from "./place.ts";

/** An executed command with where it stands. */
export interface Moment {
  /** The how manieth record, from 0. */
  readonly number: number;
  readonly record: TraceRecord;
  readonly process: ProcessTail;
  /** Innermost first; never empty. */
  readonly places: readonly Place[];
  /** Whether a trap did it; then the places end at the `trap` command. */
  readonly isTrap: boolean;
}

/** The innermost statement, where it is certain. */
export function statementOf({ places }: Moment): Moment["places"][number]["statement"] {
  return places[0]?.statement ?? null;
}
