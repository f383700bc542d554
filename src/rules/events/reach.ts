import type { EventScript } from "../../scripts/eventScript/eventScript.ts";
import {
  type EventSet,
  includesEvent,
  intersect,
  NO_EVENT,
  union,
} from "../../scripts/eventScript/eventSet.ts";
import type { Command } from "../../shell/command.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { memo } from "../memo.ts";

/** Which events wait for which command: what runs in the background, or is never called, is left out. */
export interface Reach {
  /**
   * The events that run the command and wait for it, as far as that is certain: only events that the script names.
   * Empty where the command is reached by all that is not named, since the script need not mean it then.
   */
  namedEvents(command: Command): ReadonlySet<string>;
  /** Whether the script names the event for this command, as {@link namedEvents}. */
  isReachedBy(command: Command, event: string): boolean;
  /** Whether the event runs the command with all that are not named, whatever the script finds at run time. */
  isReachedWithAll(command: Command, event: string): boolean;
}

/** The reach of a script, worked out once. */
export const reachOf: (script: EventScript) => Reach = memo(readReach);

function readReach(script: EventScript): Reach {
  const callers = new Map<string, Command[]>();
  for (const command of script.shell.commands) {
    if (command.name !== null && script.functions.has(command.name)) {
      const known = callers.get(command.name) ?? [];
      known.push(command);
      callers.set(command.name, known);
    }
  }
  const events = new Map<Command, EventSet>();

  function reaching(command: Command): EventSet {
    let set = events.get(command);
    if (set === undefined) {
      events.set(command, NO_EVENT); // for functions that call each other
      set = compute(command);
      events.set(command, set);
    }
    return set;
  }

  function compute(command: Command): EventSet {
    const own = script.eventsAt(command.node) ?? NO_EVENT;
    const { isBackground, function: around } = command.place;
    if (isBackground) {
      return NO_EVENT;
    }
    if (around === null) {
      return own;
    }
    const calls = script.functions.get(around.name) === around ? (callers.get(around.name) ?? []) : [];
    const from = calls.map(reaching).reduce(union, NO_EVENT);
    return intersect(own, from);
  }

  return {
    namedEvents(command) {
      const set = reaching(command);
      return set.allBut ? new Set() : set.names;
    },
    isReachedBy(command, event) {
      const set = reaching(command);
      return !set.allBut && includesEvent(set, event);
    },
    isReachedWithAll(command, event) {
      const set = reaching(command);
      const isSure =
        command.place.function === null &&
        !isConditional(command.node) &&
        command.node.start < unclearGuard(script);
      return set.allBut && isSure && includesEvent(set, event);
    },
  };
}

/** Where the script may end for some events in a way that the flow does not read: an offset, or infinity. */
export const unclearGuard: (script: EventScript) => number = memo(readUnclearGuard);

/**
 * `[[ $1 =~ … ]] || exit 0`, `case " startup shutdown " in *" $1 "*) …`, a flag that a loop over `$1` has set: the first
 * statement that can end the script and looks at an argument or a variable of its own, and leaves the events as they were.
 */
function readUnclearGuard(script: EventScript): number {
  const { commands, assignments, uses, root } = script.shell;
  const own = new Set(assignments.map(({ name }) => name));
  const statements = root.namedChildren.filter(({ type }) => type !== "comment");
  const enders = commands.filter((command) => canEnd(script, command)).map(({ node }) => node.start);
  const askers = uses
    .filter(({ name }) => /^(?:[1-9@*])$/.test(name) || own.has(name))
    .map(({ start }) => start);
  const unclear =
    enders.length === 0
      ? undefined
      : statements.find((statement, index) => {
          const inside = ({ start }: { readonly start: number }): boolean =>
            start >= statement.start && start < statement.end;
          const isIn = (start: number): boolean => inside({ start });
          const next = statements[index + 1];
          if (!enders.some(isIn) || !askers.some(isIn) || next === undefined) {
            return false;
          }
          const isDispatch = script.handlers.some(({ node }) => inside(node));
          const isSameBehind = isSame(script.eventsAt(statement), script.eventsAt(next));
          return isExtended(statement) || (isSameBehind && !isDispatch);
        });
  return unclear?.start ?? Number.POSITIVE_INFINITY;
}

/** Patterns such as `@(init|setup)`, which bash knows with `extglob`. */
function isExtended({ text }: SyntaxNode): boolean {
  return /[@!?+]\([\w|]+\)/.test(text);
}

/** `exit`, `die`, `exec`, a file that is read with arguments, and a function of the script with one of these. */
function canEnd({ functions }: EventScript, { name, words, place }: Command): boolean {
  if (place.function !== null || name === null) {
    return false;
  }
  const body = functions.get(name)?.body.text;
  return body === undefined
    ? /^(?:exit|die|return)$/.test(name) ||
        (/^(?:\.|source)$/.test(name) && words.length > 1) ||
        (name === "exec" && words.length > 0)
    : /\b(?:exit|die|exec)\b/.test(body);
}

function isSame(a: EventSet | null, b: EventSet | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.allBut === b.allBut &&
    a.names.size === b.names.size &&
    [...a.names].every((name) => b.names.has(name))
  );
}

const CONDITIONAL = new Set([
  "if_statement",
  "case_statement",
  "while_statement",
  "for_statement",
  "c_style_for_statement",
  "function_definition",
]);

/**
 * Whether something decides at run time if a node is run: it is inside of an `if`, a loop or a `case`, or right of
 * `&&` or `||`. The dispatch by event counts too; see {@link isConditionalInHandler}.
 */
export function isConditional(node: SyntaxNode): boolean {
  return conditionsAround(node).next().done !== true;
}

/** As {@link isConditional}, but neither the dispatch by event nor the function around it counts. */
export function isConditionalInHandler(script: EventScript, node: SyntaxNode): boolean {
  const dispatch = new Set(script.handlers.map((handler) => handler.node));
  for (const [around, child] of conditionsAround(node)) {
    const isDispatch = dispatch.has(around) || dispatch.has(child) || around.type === "function_definition";
    if (!isDispatch) {
      return true;
    }
  }
  return false;
}

function* conditionsAround(node: SyntaxNode): Generator<readonly [SyntaxNode, SyntaxNode]> {
  let child = node;
  for (let at = node.parent; at !== null; child = at, at = at.parent) {
    const isFirst = at.children[0] === child;
    if (CONDITIONAL.has(at.type) && !isFirstCondition(at, child)) {
      yield [at, child];
    } else if (at.type === "list" && !isFirst && /&&|\|\|/.test(at.children[1]?.type ?? "")) {
      yield [at, child];
    }
  }
}

/** The first condition of an `if` or `while` and the word of a `case` are run in any case. */
function isFirstCondition(at: SyntaxNode, child: SyntaxNode): boolean {
  if (at.type === "case_statement") {
    return child.field === "value";
  }
  return child.field === "condition";
}
