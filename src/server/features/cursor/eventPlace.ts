import { matched } from "../../../scripts/eventScript/eventPattern.ts";
import { EVERY_EVENT, type EventSet, eventSet, union } from "../../../scripts/eventScript/eventSet.ts";
import { eventVariables } from "../../../scripts/eventScript/eventWord.ts";
import type { ScriptModel } from "../model/documentModel.ts";
import type { CursorContext, OpenCase } from "./cursorContext.ts";

/** What is known of the event at a place that is still being typed. */
export interface EventPlace {
  /** The events that get there; open where nothing says which. */
  readonly events: EventSet;
  /** How many arguments were shifted away; `null` where `$N` is something else. */
  readonly shift: number | null;
}

/** The events that reach the cursor, by the syntax tree where it knows, else by the `case` arms around it. */
export function eventPlace(model: ScriptModel, cursor: CursorContext, offset: number): EventPlace {
  const { script } = model;
  // The gap behind a handler's last statement belongs to no statement.
  const state = script.stateAt(script.shell.root.at(Math.max(0, offset - 1)));
  const inFunction = script.shell.functions.some(({ node }) => node.start < offset && offset < node.end);
  const shift = inFunction ? (state?.shift ?? null) : (state?.shift ?? 0);
  const arms = inFunction ? null : eventsOfArms(model, cursor.cases);
  const known = state === null || state.events.allBut ? null : state.events;
  return { events: arms ?? known ?? EVERY_EVENT, shift };
}

/** Whether a `case` is about the event's name. */
export function isEventCase(model: ScriptModel, { subject }: OpenCase, shift: number | null): boolean {
  const name = /^"?\$\{?(\w+)\}?"?$/.exec(subject)?.[1];
  if (name === "1") {
    return shift === 0;
  }
  return name !== undefined && eventVariables(model.script.shell.assignments).has(name);
}

function eventsOfArms(model: ScriptModel, cases: readonly OpenCase[]): EventSet | null {
  const arm = cases.findLast((one) => one.phase === "body" && isEventCase(model, one, 0));
  if (arm === undefined || arm.patterns.length === 0 || arm.patterns.includes("*")) {
    return null;
  }
  return arm.patterns
    .map((pattern) => {
      const name = pattern.replace(/^(["'])(.*)\1$/, "$2");
      const isPattern = name === pattern && /[*?[]/.test(name);
      return matched([{ name, range: { start: 0, end: 0 }, isPattern }]);
    })
    .reduce(union, eventSet([]));
}
