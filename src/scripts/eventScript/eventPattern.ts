import { EVENTS } from "../../ctdb/events.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf } from "../../shell/words.ts";
import { type EventSet, eventSet } from "./eventSet.ts";
import { globTest } from "./globTest.ts";
import type { HandlerEvent } from "./handler.ts";

const NAMES = EVENTS.map(({ name }) => name);

/** Reads one pattern of a `case` arm. */
export function readPattern(node: SyntaxNode): HandlerEvent {
  const literal = literalOf(node);
  const isQuoted = node.type === "string" || node.type === "raw_string";
  const isPattern = literal === null || (!isQuoted && /[*?[]/.test(node.text));
  return { name: isPattern ? node.text : literal, range: { start: node.start, end: node.end }, isPattern };
}

/**
 * The events that patterns stand for; a glob for those that CTDB has or had.
 * @param isKnown whether a name counts
 */
export function matched(
  patterns: readonly HandlerEvent[],
  isKnown: (name: string) => boolean = () => true,
): EventSet {
  return eventSet(
    patterns.flatMap(({ name, isPattern }) =>
      isPattern ? NAMES.filter(globTest(name)) : isKnown(name) ? [name] : [],
    ),
  );
}
