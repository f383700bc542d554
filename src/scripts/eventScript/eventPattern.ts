import { EVENTS } from "../../ctdb/events.ts";
import type { SyntaxNode } from "../../shell/syntaxNode.ts";
import { literalOf } from "../../shell/words.ts";
import { type EventSet, eventSet, NO_EVENT, union } from "./eventSet.ts";
import type { HandlerEvent } from "./handler.ts";

/** Reads one pattern of a `case` arm. */
export function readPattern(node: SyntaxNode): HandlerEvent {
  const literal = literalOf(node);
  const isQuoted = node.type === "string" || node.type === "raw_string";
  const isPattern = literal === null || (!isQuoted && /[*?[]/.test(node.text));
  return { name: isPattern ? node.text : literal, range: { start: node.start, end: node.end }, isPattern };
}

/** The events that patterns stand for; a glob for those that CTDB has or had. */
export function matched(patterns: readonly HandlerEvent[]): EventSet {
  return patterns.reduce<EventSet>((set, { name, isPattern }) => {
    return union(
      set,
      eventSet(isPattern ? EVENTS.map((event) => event.name).filter(globTest(name)) : [name]),
    );
  }, NO_EVENT);
}

/** What a pattern of `case` fits; nothing where it is no pattern. */
export function globTest(glob: string): (name: string) => boolean {
  const source = glob
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".")
    .replaceAll("[!", "[^");
  try {
    const pattern = new RegExp(`^${source}$`);
    return (name) => pattern.test(name);
  } catch {
    return () => false; // an open bracket: the shell takes it literally
  }
}
