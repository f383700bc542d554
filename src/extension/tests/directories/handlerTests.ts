import { join } from "node:path";
import { eventNamed, hasEvent } from "../../../ctdb/events.ts";
import { formatVersion, type Version } from "../../../ctdb/version.ts";
import type { HandlerPlace } from "../../languageClient/serverMessages.ts";
import { printableLine } from "../../printable.ts";
import { sortTextOf, type TestNode, testNode } from "../model/testNode.ts";

/** The labels of a script's handlers; `null`: it is not read as a shell script, as where it is in Perl. */
export type ScriptHandlers = readonly HandlerPlace[] | null;

/** Where handlers stand, and for which release. */
export interface HandlersPlace {
  /** Absolute path. */
  readonly directory: string;
  /** The script's file name. */
  readonly script: string;
  readonly version: Version;
  readonly argumentsOf: (script: string, event: string) => readonly string[] | null;
}

/** What a script is tried with that looks at no event by name: CTDB runs it in every event, in this one most often. */
const ANY_EVENT = "monitor";
const PATTERN = /[*?[]/;

/**
 * The tests of a script: one for each event that it serves by name, in the order of the text; for a script that names none
 * one event stands for all.
 * @param handlers `undefined`: not known yet
 */
export function handlerTests(
  place: HandlersPlace,
  handlers: ScriptHandlers | undefined,
): readonly TestNode[] {
  if (handlers === undefined) {
    return [];
  }
  const named = (handlers ?? []).filter(({ event }) => !PATTERN.test(event));
  const first = named.filter(
    ({ event }, index) => named.findIndex((other) => other.event === event) === index,
  );
  return first.length === 0 && (handlers === null || handlers.length === 0)
    ? [handlerTest(place, { event: ANY_EVENT, line: 0, endLine: 0 }, 0, "serves every event alike")]
    : first.map((handler, index) => handlerTest(place, handler, index, null));
}

/** The events of a release that a script does something in by name. */
export function servedEvents(handlers: ScriptHandlers | undefined, version: Version): readonly string[] {
  if (handlers === undefined) {
    return [];
  }
  return handlers === null || handlers.length === 0
    ? [ANY_EVENT]
    : handlers.map(({ event }) => event).filter((event) => isSent(event, version));
}

function handlerTest(
  { directory, script, version, argumentsOf }: HandlersPlace,
  { event, line, endLine }: HandlerPlace,
  index: number,
  note: string | null,
): TestNode {
  const isKnown = isSent(event, version);
  const args = argumentsOf(script, event) ?? [];
  return testNode({
    id: `handler:${join(directory, script)}#${event}`,
    label: printableLine([event, ...args].join(" ")),
    description: isKnown ? note : `no event of CTDB ${formatVersion(version)}`,
    sortText: sortTextOf(index),
    path: join(directory, script),
    lines: { first: line, last: endLine },
    tags: ["handler"],
    subject: { kind: "handler", directory, script, event },
    isOptional: !isKnown,
  });
}

function isSent(event: string, version: Version): boolean {
  const facts = eventNamed(event);
  return facts !== null && hasEvent(facts, version);
}
