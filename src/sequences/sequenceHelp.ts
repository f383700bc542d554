import { t } from "@vscode/l10n";
import type { Convention } from "../ctdb/convention.ts";
import { argumentsOf, eventNamed, eventsFor } from "../ctdb/events.ts";
import { tableText } from "../text/tableText.ts";
import { CHANGE_KINDS } from "../virtualNode/change/change.ts";
import { completionsBySchema, type ProfileCompletion } from "../virtualNode/profile/profileCompletions.ts";
import { type Cursor, cursorAt } from "../virtualNode/profile/profileCursor.ts";
import { describeAt, type ProfileDescription } from "../virtualNode/profile/profileHover.ts";
import { BUILT_INS } from "./builtIns.ts";
import { addressArguments, type SequenceAddress } from "./sequence.ts";
import { SEQUENCE_SCHEMA } from "./sequenceShape.ts";

/** What completion and hover know besides the text. */
export interface HelpFacts {
  readonly convention: Convention;
  /** The node's public addresses, for arguments. */
  readonly addresses: readonly SequenceAddress[];
}

/** What can be typed at an offset of a sequence's file. Nothing is thrown, whatever the text is. */
export function sequenceCompletions(text: string, offset: number, facts: HelpFacts): ProfileCompletion[] {
  const cursor = cursorAt(text, offset);
  if (cursor === null) {
    return [];
  }
  const own = valuesAt(cursor, facts).map(({ label, documentation }) => ({
    label,
    kind: "value" as const,
    insertText: label,
    documentation,
    range: { start: cursor.start, end: cursor.end },
  }));
  const labels = new Set(own.map(({ label }) => label));
  const others = completionsBySchema(cursor, SEQUENCE_SCHEMA, {});
  return [...own, ...others.filter(({ label }) => !labels.has(label))];
}

interface Word {
  readonly label: string;
  readonly documentation: string;
}

function valuesAt({ kind, path }: Cursor, facts: HelpFacts): Word[] {
  if (kind === "key") {
    return [];
  }
  const [top, item, key] = path;
  if (top === "addresses") {
    return facts.addresses.map(({ ip, maskbits, interface: name }) => ({
      label: `${ip}/${maskbits} ${name}`,
      documentation: t("A public address of the node and its interface."),
    }));
  }
  if (top === "finally" || key === "change") {
    return CHANGE_KINDS.map(({ usage, description }) => ({ label: usage, documentation: description }));
  }
  if (top !== "steps") {
    return [];
  }
  switch (key) {
    case undefined:
      return item === undefined ? [] : eventWords(facts, true);
    case "event":
      return eventWords(facts, false);
    case "args":
      return facts.addresses.map((address) => ({
        label: addressArguments(address).join(" "),
        documentation: t("The interface, the address and its mask."),
      }));
    case "sequence":
      return BUILT_INS.map(({ name, description }) => ({ label: name, documentation: `${description}.` }));
    default:
      return [];
  }
}

/** The events of the release; with their arguments where a step is one text. */
function eventWords({ convention, addresses }: HelpFacts, withArguments: boolean): Word[] {
  return eventsFor(convention.version).flatMap(({ name, when }) => {
    const documentation = `${tableText(when)}.`;
    const isAddressed = withArguments && (name === "takeip" || name === "releaseip");
    return isAddressed && addresses.length > 0
      ? addresses.map((address) => ({
          label: [name, ...addressArguments(address)].join(" "),
          documentation,
        }))
      : [{ label: name, documentation }];
  });
}

/** What stands at an offset of a sequence's file means, or `null`. Nothing is thrown. */
export function describeSequenceAt(
  text: string,
  offset: number,
  { convention }: HelpFacts,
): ProfileDescription | null {
  const found = describeAt(text, offset, SEQUENCE_SCHEMA);
  if (found === null) {
    return null;
  }
  const shown = text.slice(found.range.start, found.range.end);
  const name = /^["']?([a-z][\w-]*)/.exec(shown)?.[1] ?? "";
  const facts = found.about === "Event" && shown !== "event" ? eventNamed(name) : null;
  if (facts !== null) {
    const args = argumentsOf(name, convention.version).map((argument) => argument.name);
    const words = args.length === 0 ? t("It has no arguments.") : t("Arguments: {0}.", args.join(", "));
    return {
      ...found,
      title: name,
      description: `${tableText(facts.trigger)} ${words} ${t("A failure: {0}", tableText(facts.failure))}`,
    };
  }
  const builtIn =
    found.about === "Built-in sequence" ? BUILT_INS.find((one) => one.name === name) : undefined;
  return builtIn === undefined
    ? found
    : { ...found, title: builtIn.title, description: `${builtIn.description}.` };
}
