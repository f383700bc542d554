import { t } from "@vscode/l10n";
import { type Expected, foundText, type Mismatch, type RunFacts, told } from "./mismatch.ts";

/** How long the event took, from its first script's turn to the end of the last one. */
export function compareDuration(expected: Expected<"duration">, { report }: RunFacts): Mismatch[] {
  const seconds = (report.finish - report.begin) / 1000;
  return seconds < expected.underSeconds
    ? []
    : [
        told(
          expected,
          t(
            "{0} took {1} s; it must take less than {2} s.",
            report.event,
            seconds.toFixed(2),
            expected.underSeconds,
          ),
          foundText(String(seconds)),
        ),
      ];
}
