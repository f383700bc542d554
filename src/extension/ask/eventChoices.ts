import { t } from "@vscode/l10n";
import type { Convention } from "../../ctdb/convention.ts";
import { type ArgumentFacts, argumentsOf, checkArgument, eventsFor } from "../../ctdb/events.ts";
import { tableText } from "../../text/tableText.ts";
import type { OfferKind } from "./argumentOffers.ts";

/** An argument that is asked for. */
export interface EventArgument {
  readonly name: string;
  readonly kind: OfferKind;
  /** Whether ctdbd may say `__none__` here. */
  readonly mayBeNone: boolean;
  /** What the user is asked. */
  readonly description: string;
  /** Why a value is refused after the values before it, or `null`. */
  readonly problemOf: (value: string, before: readonly string[]) => string | null;
}

/** An event that is offered. */
export interface EventChoice {
  readonly name: string;
  readonly args: readonly EventArgument[];
  /** One line on when CTDB runs it. */
  readonly when: string;
  /** Whether the one argument stands for a list that is split at blanks. */
  readonly joined?: boolean;
}

/** The entry that asks for any other name; no event has it, since it has a blank. */
export const OTHER_EVENT = "other event";

/**
 * The events of a release: what was used most here first, then what is used most elsewhere.
 * @param countOf how often an event was run in this workspace
 */
export function eventChoices(convention: Convention, countOf: (event: string) => number): EventChoice[] {
  return eventsFor(convention.version)
    .map((event) => ({
      name: event.name,
      when: tableText(event.when),
      args: argumentsOf(event.name, convention.version).map((argument, _index, all) =>
        eventArgument(argument, all),
      ),
    }))
    .toSorted((a, b) => countOf(b.name) - countOf(a.name));
}

/** A name that the release does not have: its arguments are asked for as one text. */
export function otherEvent(name: string): EventChoice {
  return {
    name,
    when: "",
    joined: true,
    args: [
      {
        name: "arguments",
        kind: "other",
        mayBeNone: false,
        description: t("Arguments, which CTDB splits at blanks"),
        problemOf: (value) => (/[\0\n]/.test(value) ? t("An argument has no line break.") : null),
      },
    ],
  };
}

function eventArgument(facts: ArgumentFacts, all: readonly ArgumentFacts[]): EventArgument {
  const { name, kind, description, mayBeNone } = facts;
  const ip = all.findIndex((argument) => argument.kind === "ip");
  return {
    name,
    kind,
    mayBeNone,
    description,
    problemOf: (value, before) => checkArgument(kind, value, before[ip]),
  };
}
