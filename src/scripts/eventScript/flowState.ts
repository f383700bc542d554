import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf, plainVariable } from "../../shell/words.ts";
import { type EventSet, intersect, isEmpty, minus, NO_EVENT, union } from "./eventSet.ts";
import type { FlowState, Handler } from "./handler.ts";

/** The state behind a statement, or `null` where nothing is run behind it. */
export type After = FlowState | null;

/** What `followEvents` must know of the script. */
export interface FlowScript {
  readonly root: SyntaxNode;
  /** Bodies of the script's functions by name. */
  readonly functions: ReadonlyMap<string, SyntaxNode>;
  /** Variables that hold the event's name. */
  readonly eventVariables: ReadonlySet<string>;
}

/** Which events reach which statement. */
export interface Flow {
  /** By statement: commands, assignments, tests, compounds. Functions that nobody calls have none. */
  readonly states: ReadonlyMap<SyntaxNode, FlowState>;
  readonly handlers: readonly Handler[];
  /** What is left at the script's end; `null` where no event gets there. */
  readonly end: FlowState | null;
}

/** The state with fewer events; `null` where none is left. */
export function narrowed(state: FlowState, events: EventSet): After {
  return isEmpty(events) ? null : { ...state, events };
}

/** The state with those of the events that are tested for, and with the others. */
export function split(state: FlowState, tested: EventSet): [After, After] {
  return [narrowed(state, intersect(state.events, tested)), narrowed(state, minus(state.events, tested))];
}

/** The states where a condition holds and where it does not that is the same for every event. */
export function decided(state: FlowState, holds: boolean): [FlowState, FlowState] {
  const never = { ...state, events: NO_EVENT };
  return holds ? [state, never] : [never, state];
}

/** Whether anything in a statement shifts the arguments. */
export function hasShift(node: SyntaxNode): boolean {
  return node.descendants().some(({ type, text }) => type === "command_name" && text === "shift");
}

/** What is known where two ways meet. */
export function merge(a: FlowState, b: FlowState): FlowState {
  return { events: union(a.events, b.events), shift: a.shift === b.shift ? a.shift : null };
}

/** As {@link merge}, where a way may have ended. */
export function mergeAfter(a: After, b: After): After {
  return a === null ? b : b === null ? a : merge(a, b);
}

/** How far the arguments are shifted behind `shift [N]`. */
export function shifted(shift: number | null, words: readonly SyntaxNode[]): number | null {
  const by = words.length === 0 ? 1 : Number(literalOf(words[0] as SyntaxNode) ?? Number.NaN);
  return shift === null || !Number.isInteger(by) ? null : shift + by;
}

/** `"$@"`, or nothing but the arguments in their order. */
export function passesAll(words: readonly SyntaxNode[]): boolean {
  const names = words.map(plainVariable);
  return (
    (names.length === 1 && (names[0] === "@" || names[0] === "*")) ||
    (names.length > 0 && names.every((name, index) => name === String(index + 1)))
  );
}
