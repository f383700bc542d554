import type { ExpectedStatus } from "../../caseFiles/testCase.ts";
import { printableLine } from "../../text/printable.ts";
import { ABSENT, type Expected, foundText, type Mismatch, type RunFacts, told } from "./mismatch.ts";
import { eventStatus, scriptOf, whatBecame, whatEnded } from "./runWords.ts";

/** The status of the case's script, or of the event where the directory runs. */
export function compareStatus(expected: Expected<"status">, { testCase, report }: RunFacts): Mismatch[] {
  const script = testCase.script === null ? null : scriptOf(report, testCase.script);
  const found = script?.status ?? eventStatus(report);
  return found === expected.status
    ? []
    : [
        told(
          expected,
          statusSentence(expected.status, found, report.event, () =>
            script === null ? whatEnded(report) : whatBecame(script),
          ),
          foundText(found),
        ),
      ];
}

/** The status of one script of a directory. */
export function compareScript(expected: Expected<"script">, { report }: RunFacts): Mismatch[] {
  const script = scriptOf(report, expected.script);
  const name = printableLine(expected.script);
  if (script === null) {
    const why =
      report.scripts.length === 0 ? ` ${whatEnded(report)}` : " CTDB does not list it in this directory.";
    return [
      told(expected, `${name} is to be ${expected.status}, but there is no such script.${why}`, ABSENT),
    ];
  }
  return script.status === expected.status
    ? []
    : [
        told(
          expected,
          statusSentence(expected.status, script.status, name, () => whatBecame(script)),
          foundText(script.status),
        ),
      ];
}

/**
 * What is looked at where a case says nothing of how its event ends: CTDB must take it for a success.
 * @param expected of which the place is taken.
 */
export function compareSuccess(
  expected: { readonly place: Expected<"status">["place"] },
  { testCase, report }: RunFacts,
): Mismatch[] {
  const { consequence, outcome, event } = report;
  if (consequence.treatedAsSuccess || outcome === "passed") {
    return [];
  }
  const script = testCase.script === null ? null : scriptOf(report, testCase.script);
  const found = script?.status ?? eventStatus(report);
  const became = script === null ? whatEnded(report) : whatBecame(script);
  return [
    told(
      expected,
      `CTDB does not take ${event} for a success, its status is ${found}. ${became} ${consequence.sentence}`,
      foundText(found),
    ),
  ];
}

function statusSentence(
  wanted: ExpectedStatus,
  found: ExpectedStatus,
  of: string,
  became: () => string,
): string {
  return `The status of ${of} is ${found}, not ${wanted}. ${became()}`;
}
