import { t } from "@vscode/l10n";
import type { Convention } from "../../../ctdb/convention.ts";
import type { ArgumentFacts } from "../../../ctdb/eventFacts.ts";
import { argumentsOf } from "../../../ctdb/events.ts";
import { interfaceWords } from "../../../ctdb/interfaceWords.ts";
import { sentences } from "../../../text/sentences.ts";
import { tableText } from "../../../text/tableText.ts";
import { type EventSet, namesIn } from "./eventNames.ts";

/** What a positional parameter is where it stands. */
export interface ArgumentMeaning {
  /** As CTDB's documentation has it: `event`, `old_interface`; several where events differ. */
  readonly names: readonly string[];
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
    return { names: ["event"], label: t("event"), text: t("The name of the event.") };
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
  const none = only.argument.mayBeNone
    ? t("It is `__none__` where ctdbd does not know the interface.")
    : null;
  const where = only.events.map((name) => `\`${name}\``).join(", ");
  return {
    names: [only.argument.name],
    label: labelOf(only.argument),
    text: sentences(tableText(only.argument.description), none, t("Given with {0}.", where)),
  };
}

function severalMeanings(
  found: readonly { readonly argument: ArgumentFacts; readonly events: readonly string[] }[],
): ArgumentMeaning {
  return {
    names: found.map(({ argument }) => argument.name),
    label: found.map(({ argument }) => labelOf(argument)).reduce((one, other) => t("{0} or {1}", one, other)),
    text: found
      .map(
        ({ argument, events }) =>
          `- ${t("with {0}: {1}", events.map((name) => `\`${name}\``).join(", "), tableText(argument.description))}`,
      )
      .join("\n"),
  };
}

function labelOf({ name }: ArgumentFacts): string {
  return interfaceWords(name) ?? name;
}
