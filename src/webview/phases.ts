import type { RunPhase, ScriptState } from "./messages.ts";

const GOING_ON: readonly RunPhase[] = ["starting", "queued", "running"];

/** Phases of a run of which CTDB keeps a status. */
const WITH_STATUS: readonly RunPhase[] = ["passed", "failed", "timed-out"];

/** States of a script that end an event. */
const ENDS: readonly ScriptState[] = ["ERROR", "TIMEDOUT", "CANNOT RUN", "NO DATA", "CANCELLED"];

/** Whether a run in this phase is not over. */
export function goesOn(phase: RunPhase): boolean {
  return GOING_ON.includes(phase);
}

/** Whether CTDB keeps a status of a run that ended so. */
export function hasStatus(phase: RunPhase): boolean {
  return WITH_STATUS.includes(phase);
}

/** Whether an event ends with a script in this state. */
export function endsEvent(state: ScriptState): boolean {
  return ENDS.includes(state);
}

/** `CANNOT RUN` as a class: `state-cannot-run`. */
export function stateClass(state: ScriptState): string {
  return `state-${state.toLowerCase().replace(" ", "-")}`;
}
