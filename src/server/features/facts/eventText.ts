import type { Convention } from "../../../ctdb/convention.ts";
import type { ArgumentFacts, EventFacts } from "../../../ctdb/eventFacts.ts";
import { argumentsOf, consequenceOf, eventNamed, hasEvent } from "../../../ctdb/events.ts";
import { formatVersion } from "../../../ctdb/version.ts";
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
  const title = `**\`${eventSignature(event, convention)}\`** (event, ${event.stage})`;
  const versions = versionText(event.since, event.removed, version);
  if (!hasEvent(event, version)) {
    return paragraphs(title, versions, event.trigger);
  }
  if (event.kind === "manual") {
    return paragraphs(title, `${event.when}. ctdbd never asks for it; people call it by hand.`, versions);
  }
  const failed = consequenceOf(event.name, "failed", convention).sentence;
  const late = consequenceOf(event.name, "timed-out", convention).sentence;
  return paragraphs(
    title,
    event.trigger,
    argumentsOf(event.name, version).map(argumentLine).join("\n"),
    [
      `- Runs on: ${event.where}`,
      `- A failure: ${failed}`,
      late === failed ? "- A time-out is a failure." : `- A time-out: ${late}`,
      `- The \`ctdb\` command meanwhile: ${event.command}`,
      ...event.notes.slice(0, MOST_NOTES).map((note) => `- ${note}`),
    ].join("\n"),
    versions,
  );
}

/** What is said of a name that no release has as an event. */
export function unknownEventText(name: string, { version }: Convention): string {
  return paragraphs(
    `**\`${name}\`** (no event)`,
    `ctdbd ${formatVersion(version)} never runs an event of this name. Only \`ctdb event run\` by hand gets here.`,
  );
}

/** What is known of an event in whatever release. */
export function eventTextOf(name: string, convention: Convention): string {
  const event = eventNamed(name);
  return event === null ? unknownEventText(name, convention) : eventText(event, convention);
}

function argumentLine(argument: ArgumentFacts, index: number): string {
  const none = argument.mayBeNone ? " It is `__none__` where ctdbd does not know the interface." : "";
  return `- \`$${index + 2}\` **${argument.name}**: ${argument.description}${none}`;
}
