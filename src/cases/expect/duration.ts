import { type Expected, foundText, type Mismatch, type RunFacts, told } from "./mismatch.ts";

/** How long the event took, from its first script's turn to the end of the last one. */
export function compareDuration(expected: Expected<"duration">, { report }: RunFacts): Mismatch[] {
  const seconds = (report.finish - report.begin) / 1000;
  return seconds < expected.underSeconds
    ? []
    : [
        told(
          expected,
          `${report.event} took ${seconds.toFixed(2)} s; it must take less than ${expected.underSeconds} s.`,
          foundText(String(seconds)),
        ),
      ];
}
