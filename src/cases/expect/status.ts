import { t } from "@vscode/l10n";
import type { ExpectedStatus } from "../../caseFiles/testCase.ts";
import { printableLine } from "../../text/printable.ts";
import { lastWords } from "./lastWords.ts";
import { ABSENT, type Expected, foundText, type Mismatch, type RunFacts, told } from "./mismatch.ts";
import { endingScript, eventStatus, scriptOf, whatBecame, whatEnded } from "./runWords.ts";

/** The status of the case's script, or of the event where the directory runs. */
export function compareStatus(expected: Expected<"status">, facts: RunFacts): Mismatch[] {
  const found = foundStatus(facts);
  const { event } = facts.report;
  return found === expected.status
    ? []
    : [
        told(
          expected,
          `${t("The status of {0} is {1}, not {2}.", event, found, expected.status)} ${became(facts)}`,
          foundText(found),
        ),
      ];
}

/** The status of one script of a directory. */
export function compareScript(expected: Expected<"script">, { report, paths }: RunFacts): Mismatch[] {
  const script = scriptOf(report, expected.script);
  const name = printableLine(expected.script);
  if (script === null) {
    const why =
      report.scripts.length === 0 ? whatEnded(report) : t("CTDB does not list it in this directory.");
    const missing = t("{0} is to be {1}, but there is no such script.", name, expected.status);
    return [told(expected, `${missing} ${why}`, ABSENT)];
  }
  const { status } = script;
  const sentence = `${t("The status of {0} is {1}, not {2}.", name, status, expected.status)} ${whatBecame(script)}`;
  return status === expected.status
    ? []
    : [told(expected, sentence + lastWords(script, paths), foundText(status))];
}

/**
 * What is looked at where a case says nothing of how its event ends: CTDB must take it for a success.
 * @param expected of which the place is taken.
 */
export function compareSuccess(
  expected: { readonly place: Expected<"status">["place"] },
  facts: RunFacts,
): Mismatch[] {
  const { consequence, outcome, event } = facts.report;
  if (consequence.treatedAsSuccess || outcome === "passed") {
    return [];
  }
  const found = foundStatus(facts);
  const sentence = t("CTDB does not take {0} for a success, its status is {1}.", event, found);
  return [told(expected, `${sentence} ${became(facts)} ${consequence.sentence}`, foundText(found))];
}

function foundStatus({ testCase, report }: RunFacts): ExpectedStatus {
  const script = testCase.script === null ? null : scriptOf(report, testCase.script);
  return script?.status ?? eventStatus(report);
}

/** What became of the case's script, or of the event. */
function became({ testCase, report, paths }: RunFacts): string {
  const script = testCase.script === null ? null : scriptOf(report, testCase.script);
  return script === null
    ? whatEnded(report) + lastWords(endingScript(report), paths)
    : whatBecame(script) + lastWords(script, paths);
}
