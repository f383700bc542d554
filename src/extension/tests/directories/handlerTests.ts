import { join } from "node:path";
import { t } from "@vscode/l10n";
import { EVENTS, eventNamed, hasEvent } from "../../../ctdb/events.ts";
import { inOrderOfLife } from "../../../ctdb/orderOfLife.ts";
import { formatVersion, type Version } from "../../../ctdb/version.ts";
import type { HandlerPlace } from "../../../protocol/serverMessages.ts";
import { globTest } from "../../../scripts/eventScript/globTest.ts";
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

/** A handler with the event that it is tried with. */
interface TriedHandler extends HandlerPlace {
  readonly note: string | null;
}

/**
 * The tests of a script: one for each event that it serves by name, in the order of the text, and one for each pattern; for
 * a script that looks at no event one stands for all.
 * @param handlers `undefined`: not known yet
 */
export function handlerTests(
  place: HandlersPlace,
  handlers: ScriptHandlers | undefined,
): readonly TestNode[] {
  if (handlers === undefined) {
    return [];
  }
  return triedHandlers(handlers, place.version).map((handler, index) => handlerTest(place, handler, index));
}

/** Each event once; a pattern with the event that CTDB sends most often among those that it alone serves. */
function triedHandlers(handlers: ScriptHandlers, version: Version): readonly TriedHandler[] {
  if (handlers === null || handlers.length === 0) {
    return [{ event: ANY_EVENT, line: 0, endLine: 0, note: t("serves every event alike") }];
  }
  const served = new Set(handlers.map(({ event }) => event).filter((event) => !PATTERN.test(event)));
  const shown = new Set<string>();
  const sent = inOrderOfLife(EVENTS.map(({ name }) => name)).filter((event) => isSent(event, version));
  return handlers.flatMap((handler): TriedHandler[] => {
    const fits = globTest(handler.event);
    const event = PATTERN.test(handler.event)
      ? [ANY_EVENT, ...sent].find((name) => fits(name) && !served.has(name))
      : handler.event;
    if (event === undefined || shown.has(event)) {
      return [];
    }
    served.add(event);
    shown.add(event);
    const note = event === handler.event ? null : t("served by {0}", `${printableLine(handler.event)})`);
    return [{ ...handler, event, note }];
  });
}

/** The events of a release that a script is tried with. */
export function servedEvents(handlers: ScriptHandlers | undefined, version: Version): readonly string[] {
  if (handlers === undefined) {
    return [];
  }
  return triedHandlers(handlers, version)
    .map(({ event }) => event)
    .filter((event) => isSent(event, version));
}

function handlerTest(
  { directory, script, version, argumentsOf }: HandlersPlace,
  { event, line, endLine, note }: TriedHandler,
  index: number,
): TestNode {
  const isKnown = isSent(event, version);
  const args = argumentsOf(script, event) ?? [];
  return testNode({
    id: `handler:${join(directory, script)}#${event}`,
    label: printableLine([event, ...args].join(" ")),
    description: isKnown ? note : t("no event of CTDB {0}", formatVersion(version)),
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
