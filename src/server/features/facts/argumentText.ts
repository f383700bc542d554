import type { Convention } from "../../../ctdb/convention.ts";
import type { ArgumentFacts } from "../../../ctdb/eventFacts.ts";
import { argumentsOf } from "../../../ctdb/events.ts";
import { type EventSet, namesIn } from "./eventNames.ts";

/** What a positional parameter is where it stands. */
export interface ArgumentMeaning {
  /** `event`, `interface`, `old interface`: short enough for a hint. */
  readonly label: string;
  /** Sentences; Markdown. */
  readonly text: string;
}

/**
 * What an argument of the script is.
 * @param index counted from 1, which is the event's name
 * @param events those that reach the place; an open set tells nothing of `$2` and beyond
 * @returns `null` where the events have no such argument, or different ones
 */
export function argumentMeaning(
  index: number,
  events: EventSet | null,
  convention: Convention,
): ArgumentMeaning | null {
  if (index === 1) {
    return { label: "event", text: "The name of the event." };
  }
  if (events === null || events.allBut || index < 1) {
    return null;
  }
  const names = namesIn(events, convention.version);
  const found = new Map<string, { argument: ArgumentFacts; events: string[] }>();
  for (const name of names) {
    const argument = argumentsOf(name, convention.version)[index - 2];
    if (argument !== undefined) {
      const known = found.get(argument.name);
      found.set(argument.name, { argument, events: [...(known?.events ?? []), name] });
    }
  }
  const [only, ...others] = found.values();
  if (only === undefined || others.length > 0) {
    return others.length === 0 ? null : severalMeanings([...found.values()]);
  }
  const none = only.argument.mayBeNone ? " It is `__none__` where ctdbd does not know the interface." : "";
  const where = only.events.map((name) => `\`${name}\``).join(", ");
  return { label: labelOf(only.argument), text: `${only.argument.description}${none} Given with ${where}.` };
}

function severalMeanings(
  found: readonly { readonly argument: ArgumentFacts; readonly events: readonly string[] }[],
): ArgumentMeaning {
  return {
    label: found.map(({ argument }) => labelOf(argument)).join(" or "),
    text: found
      .map(
        ({ argument, events }) =>
          `- with ${events.map((name) => `\`${name}\``).join(", ")}: ${argument.description}`,
      )
      .join("\n"),
  };
}

function labelOf({ name }: ArgumentFacts): string {
  return name.replaceAll("_", " ");
}
