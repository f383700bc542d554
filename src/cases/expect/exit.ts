import { t } from "@vscode/l10n";
import { strerror } from "../../ctdb/errno.ts";
import { signalName } from "../../ctdb/signals.ts";
import type { ProcessEnd } from "../../sandbox/sandbox.ts";
import { printableLine } from "../../text/printable.ts";
import type { Found } from "../caseResult.ts";
import { type Expected, foundText, type Mismatch, type RunFacts, told } from "./mismatch.ts";
import { endingScript, endText, scriptOf, whatEnded } from "./runWords.ts";

/** How the process of the case's script really ended; where the directory runs, of the script that ended the event. */
export function compareExit(expected: Expected<"exit">, { testCase, report }: RunFacts): Mismatch[] {
  const script = testCase.script === null ? endingScript(report) : scriptOf(report, testCase.script);
  const wanted = wantedText(expected.exit);
  if (script === null) {
    const sentence = t("{0} was expected, but no script ran.", wanted);
    return [told(expected, `${sentence} ${whatEnded(report)}`)];
  }
  const { end } = script;
  const found =
    end === null
      ? null
      : end.kind === "exit"
        ? end.status
        : end.kind === "signal"
          ? signalName(end.signal)
          : strerror(end.errno);
  const isSame =
    typeof found === "string" && typeof expected.exit === "string"
      ? withoutSig(found) === withoutSig(expected.exit)
      : found === expected.exit;
  const name = printableLine(script.name.text);
  return isSame
    ? []
    : [
        told(
          expected,
          t("{0} was expected of {1}, but {2}.", wanted, name, endText(end)),
          foundOf(end, found),
        ),
      ];
}

/** What could not be started has no end that a case can say. */
function foundOf(end: ProcessEnd | null, found: number | string | null): Found | null {
  return end === null || end.kind === "start-failed" ? null : foundText(String(found));
}

function wantedText(exit: number | string): string {
  return typeof exit === "number" ? t("Exit status {0}", exit) : t("An end by {0}", exit);
}

function withoutSig(name: string): string {
  return name.toUpperCase().replace(/^SIG/, "");
}
