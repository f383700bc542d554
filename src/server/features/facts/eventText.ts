import { t } from "@vscode/l10n";
import type { Convention } from "../../../ctdb/convention.ts";
import type { ArgumentFacts, EventFacts } from "../../../ctdb/eventFacts.ts";
import { argumentsOf, consequenceOf, eventNamed, hasEvent } from "../../../ctdb/events.ts";
import { formatVersion } from "../../../ctdb/version.ts";
import { sentences } from "../../../text/sentences.ts";
import { tableText } from "../../../text/tableText.ts";
import { paragraphs, versionText } from "./versionText.ts";

const MOST_NOTES = 3;

/** An event with the names of its arguments: `takeip interface ip maskbits`. */
export function eventSignature(event: EventFacts, convention: Convention): string {
  const args = argumentsOf(event.name, convention.version).map(({ name }) => name.toUpperCase());
  return [event.name, ...args].join(" ");
}

/** What an author should know of an event in the target release: Markdown of at most a screen. */
export function eventText(event: EventFacts, convention: Convention): string {
  const { version } = convention;
  const title = `**\`${eventSignature(event, convention)}\`** (${t("event, {0}", tableText(event.stage))})`;
  const versions = versionText(event.since, event.removed, version);
  if (!hasEvent(event, version)) {
    return paragraphs(title, versions, tableText(event.trigger));
  }
  if (event.kind === "manual") {
    return paragraphs(
      title,
      t("{0}. ctdbd never asks for it; people call it by hand.", tableText(event.when)),
      versions,
    );
  }
  const failed = consequenceOf(event.name, "failed", convention).sentence;
  const late = consequenceOf(event.name, "timed-out", convention).sentence;
  return paragraphs(
    title,
    tableText(event.trigger),
    argumentsOf(event.name, version).map(argumentLine).join("\n"),
    [
      `- ${t("Runs on: {0}", tableText(event.where))}`,
      `- ${t("A failure: {0}", failed)}`,
      `- ${late === failed ? t("A time-out is a failure.") : t("A time-out: {0}", late)}`,
      `- ${t("The `ctdb` command meanwhile: {0}", tableText(event.command))}`,
      ...event.notes.slice(0, MOST_NOTES).map((note) => `- ${tableText(note)}`),
    ].join("\n"),
    versions,
  );
}

/** What is said of a name that no release has as an event. */
export function unknownEventText(name: string, { version }: Convention): string {
  return paragraphs(
    `**\`${name}\`** (${t("no event")})`,
    t(
      "ctdbd {0} never runs an event of this name. Only `ctdb event run` by hand gets here.",
      formatVersion(version),
    ),
  );
}

/** What is known of an event in whatever release. */
export function eventTextOf(name: string, convention: Convention): string {
  const event = eventNamed(name);
  return event === null ? unknownEventText(name, convention) : eventText(event, convention);
}

function argumentLine(argument: ArgumentFacts, index: number): string {
  const none = argument.mayBeNone ? t("It is `__none__` where ctdbd does not know the interface.") : null;
  return `- \`$${index + 2}\` **${argument.name}**: ${sentences(tableText(argument.description), none)}`;
}
