import { t } from "@vscode/l10n";
import type { Convention } from "../../../ctdb/convention.ts";
import { consequenceOf } from "../../../ctdb/events.ts";
import { type EndReading, readEnd } from "../../../ctdb/exitReading.ts";
import { exitWords } from "../../../ctdb/exitWords.ts";
import { formatVersion } from "../../../ctdb/version.ts";
import { type EventSet, singleEvent } from "./eventNames.ts";
import { paragraphs } from "./versionText.ts";

/** What CTDB makes of a status with which a script ends, in few words. */
export function statusSummary(status: number, convention: Convention): string {
  const { status: word, continues } = readStatus(status, convention);
  return continues ? t("{0}: the event goes on", word) : t("{0}: the event ends here", word);
}

/**
 * What CTDB makes of a status with which a script ends: Markdown.
 * @param events those that reach the place; the consequence is told where it is one
 */
export function statusText(status: number, events: EventSet | null, convention: Convention): string {
  const { status: word, continues, explanation } = readStatus(status, convention);
  const event = singleEvent(events);
  const next = continues
    ? t("The event goes on with the next script.")
    : t("The event ends here; later scripts are not run.");
  const outcome = continues
    ? ""
    : event === null
      ? ""
      : consequenceOf(
          event,
          word === "TIMEDOUT" ? "timed-out" : word === "CANCELLED" ? "cancelled" : "failed",
          convention,
        ).sentence;
  return paragraphs(
    `**${t("Exit status {0}", exitWords(status))}**: ${t("CTDB {0} shows {1}", formatVersion(convention.version), `\`${word}\``)}`,
    explanation ?? "",
    next,
    event === null || outcome === "" ? "" : t("In `{0}`: {1}", event, outcome),
  );
}

/** The statuses that are worth offering: 0, 1 and those that CTDB does not take for a plain failure. */
export function offeredStatuses(convention: Convention): readonly number[] {
  const special: number[] = [];
  for (let status = 2; status < 256; status++) {
    const { status: word } = readStatus(status, convention);
    if (word !== "ERROR" && word !== "CANNOT RUN") {
      special.push(status);
    }
  }
  return [0, 1, ...special];
}

/** What CTDB makes of a script that ends with a status. */
export function readStatus(status: number, convention: Convention): EndReading {
  return readEnd({ kind: "exit", status }, convention);
}
