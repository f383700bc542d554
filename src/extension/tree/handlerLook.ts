import { t } from "@vscode/l10n";
import { argumentsOf, eventNamed, hasEvent } from "../../ctdb/events.ts";
import { formatVersion } from "../../ctdb/version.ts";
import { tableText } from "../../text/tableText.ts";
import { resultText } from "../lenses/resultText.ts";
import { printableLine } from "../printable.ts";
import type { LastResult } from "../run/lastResults.ts";
import { DIMMED, joined, type Look } from "./look.ts";
import { resultIcon } from "./resultLook.ts";
import type { HandlerNode } from "./treeNode.ts";

/** Whether a handler is of one event that the release has, so that it can be run. */
export function isRunnable({ event, script }: HandlerNode): boolean {
  const facts = eventNamed(event);
  return facts !== null && hasEvent(facts, script.scan.convention.version);
}

/** How a handler looks. @param result of the script in the event's last run */
export function handlerLook(node: HandlerNode, result: LastResult | null): Look {
  const { event, script, line } = node;
  const { version } = script.scan.convention;
  const facts = eventNamed(event);
  const isCurrent = isRunnable(node);
  const args = isCurrent ? argumentsOf(event, version).map(({ name }) => name.toUpperCase()) : [];
  const label = event === "*" ? t("any other event") : printableLine(event);
  const note = isCurrent || event === "*" ? null : notSent(event, facts !== null, formatVersion(version));
  const description = joined(args.join(" "), note, result === null ? null : resultText(result));
  const sign = result === null ? null : resultIcon(result);
  return {
    label,
    description,
    icon: sign ?? { id: "symbol-event", color: isCurrent || event === "*" ? null : DIMMED },
    tooltip: [
      label,
      ...(facts === null || !isCurrent
        ? []
        : [`${tableText(facts.when)}.`, t("A failure: {0}", tableText(facts.failure))]),
      ...(note === null ? [] : [t("CTDB: {0}.", note)]),
      ...(result === null ? [] : [t("Last run: {0}.", resultText(result))]),
      t("Line {0} of `{1}`.", line + 1, printableLine(script.file.fileName.text)),
    ],
    spoken: joined(t("handler of {0}", label), description),
  };
}

function notSent(event: string, isKnown: boolean, version: string): string | null {
  if (/[*?[]/.test(event)) {
    return "pattern";
  }
  return isKnown ? t("no event of {0}", version) : t("no event of CTDB");
}
