import { t } from "@vscode/l10n";
import type { CallPattern } from "../../caseFiles/testCase.ts";
import { printableLine } from "../../text/printable.ts";
import { callText } from "../callText.ts";
import { fitsCall, fittingWords } from "./callPattern.ts";
import { type RunFacts, shortened } from "./mismatch.ts";

/** A call of a stub command as it is compared: paths in the virtual node's folder stand as a node has them. */
export interface MadeCall {
  readonly argv: readonly string[];
  readonly text: string;
  /** The event script that called, or `null` where it is not known. */
  readonly script: string | null;
}

/** The calls of a run in the order in which they began. */
export function madeCalls({ report, paths }: Pick<RunFacts, "report" | "paths">): readonly MadeCall[] {
  return report.sandbox.calls
    .toSorted((a, b) => a.at - b.at)
    .map(({ argv, caller }) => {
      const words = argv.map((word) => paths.asOnNode(word));
      return { argv: words, text: callText(words), script: caller.script };
    });
}

/** The place of the call that fits a pattern best without fitting it: the same command, and most words the same. */
export function nearestCall({ words }: CallPattern, calls: readonly MadeCall[]): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [index, { argv }] of calls.entries()) {
    const isSameCommand = fitsCall([words[0] ?? "", "**"], argv);
    const score = fittingWords(words, argv) - Math.abs(words.length - argv.length) / 100;
    if (isSameCommand && !fitsCall(words, argv) && score > most) {
      [best, most] = [index, score];
    }
  }
  return best;
}

/** What was called in a pattern's place, as the end of a sentence. */
export function calledInstead(pattern: CallPattern, calls: readonly MadeCall[]): string {
  const near = nearestCall(pattern, calls);
  const nearText = near === null ? undefined : calls[near]?.text;
  if (nearText !== undefined) {
    return t("the nearest call was {0}", code(nearText));
  }
  return calls.length === 0
    ? t("no command was called")
    : t("{0} was not called at all", code(pattern.words[0] ?? ""));
}

/** A command within a sentence. */
export function code(text: string): string {
  return `\`${shortened(printableLine(text))}\``;
}

/** How often, as an adverb. */
export function timesText(count: number): string {
  return [t("never"), t("once"), t("twice")][count] ?? t("{0} times", count);
}
