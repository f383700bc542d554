import { t } from "@vscode/l10n";
import { quoted } from "../configFiles/fileProblem.ts";
import type { Convention } from "../ctdb/convention.ts";
import { whyNoEvent } from "../ctdb/eventOrder.ts";
import { checkEventArguments, EVENTS, eventNamed } from "../ctdb/events.ts";
import { nearest } from "../text/nearest.ts";
import { ChangeError, parseChange } from "../virtualNode/change/change.ts";
import type { ProfileFault } from "../virtualNode/profile/profileChecks.ts";

type Path = ProfileFault["path"];

/**
 * Whether a release has an event, and whether ctdbd would give it these arguments.
 * @param places where the event stands, and where its arguments do.
 * @param severity how bad wrong arguments are.
 */
export function checkEvent(
  event: string,
  args: readonly string[],
  places: { readonly event: Path; readonly args: Path },
  convention: Convention,
  severity: ProfileFault["severity"] = "error",
): ProfileFault[] {
  const facts = eventNamed(event);
  if (facts === null) {
    const meant = nearest(
      event,
      EVENTS.map(({ name }) => name),
    );
    const sentence =
      meant === null
        ? t("CTDB never had an event {0}; it is run as by hand.", quoted(event))
        : t("CTDB never had an event {0}; is {1} meant?", quoted(event), meant);
    return [{ path: places.event, part: "value", sentence, severity: "warning" }];
  }
  const missing = whyNoEvent(event, facts, convention.version);
  if (missing !== null) {
    return [{ path: places.event, part: "value", sentence: missing, severity: "warning" }];
  }
  return checkEventArguments(event, args, convention).map((sentence) => ({
    path: places.args,
    part: "value",
    sentence,
    severity,
  }));
}

/** Whether the words are a change of a virtual node. */
export function checkChange(words: readonly string[], path: Path): ProfileFault[] {
  try {
    parseChange(words);
    return [];
  } catch (problem) {
    if (problem instanceof ChangeError) {
      return [{ path, part: "value", sentence: problem.message, severity: "error" }];
    }
    throw problem;
  }
}
