import { t } from "@vscode/l10n";
import type { RecordedCall } from "../virtualNode/disk/calls.ts";
import { remadeSentence } from "../virtualNode/remadeSentence.ts";
import { info, type SandboxNote, warning } from "./sandbox.ts";

/** Says that the node was made anew. @param because what changed; `null` where it was not */
export function remadeNotes(because: string | null): SandboxNote[] {
  return because === null ? [] : [{ ...info(remadeSentence(because)), remadeBecause: because }];
}

/** @param waitedMs how long the run waited for others that had the virtual node */
export function waitNotes(waitedMs: number): SandboxNote[] {
  const seconds = (waitedMs / 1000).toFixed(1);
  return waitedMs === 0
    ? []
    : [
        info(
          t(
            "Another window or program ran an event on this virtual node: this run waited {0} s for it.",
            seconds,
          ),
        ),
      ];
}

/** What stub commands could not do, so that nobody takes their failure for the script's. */
export function callNotes(calls: readonly RecordedCall[]): SandboxNote[] {
  const notes = calls.flatMap(({ flag, argv }) => {
    const command = argv.join(" ");
    if (flag === "not-simulated") {
      return [t("not simulated: {0}", command)];
    }
    return flag === "hangs" ? [t("{0} would wait for ever on a real node, too.", command)] : [];
  });
  return [...new Set(notes)].map(warning);
}
