import { t } from "@vscode/l10n";
import type { TestFinding } from "./finding.ts";

/** How often tests are repeated. */
export interface RepeatPlan {
  /** At most so many times, from 1. */
  readonly times: number;
  /** Whether the first failure is the end. */
  readonly untilFailure: boolean;
}

/** What the repetitions came to. */
export interface RepeatCount {
  readonly done: number;
  /** How many had a leaf that failed or could not be run. */
  readonly failed: number;
  /** Why there were fewer than were asked for; `null` where there were not, and after the first failure. */
  readonly cutShort: "stopped" | "no test left" | null;
}

/** One round: what its leaves came to. */
interface Round {
  readonly findings: ReadonlyMap<string, TestFinding>;
  readonly wasStopped: boolean;
}

/**
 * Repeats rounds one after another; neither one that was stopped counts nor one that found no test, since its file was
 * deleted, say.
 * @param round its number, from 1
 */
export async function repeat(
  { times, untilFailure }: RepeatPlan,
  round: (number: number) => Promise<Round>,
): Promise<RepeatCount> {
  let done = 0;
  let failed = 0;
  while (done < times) {
    const { findings, wasStopped } = await round(done + 1);
    if (wasStopped || findings.size === 0) {
      return { done, failed, cutShort: wasStopped ? "stopped" : "no test left" };
    }
    done++;
    if ([...findings.values()].some(({ verdict }) => verdict === "failed" || verdict === "errored")) {
      failed++;
      if (untilFailure) {
        break;
      }
    }
  }
  return { done, failed, cutShort: null };
}

/** `2 of 10 runs failed.` */
export function repeatSummary({ done, failed, cutShort }: RepeatCount): string {
  const words =
    done === 1
      ? failed === 0
        ? t("None of 1 run failed.")
        : t("1 of 1 run failed.")
      : failed === 0
        ? t("None of {0} runs failed.", done)
        : t("{0} of {1} runs failed.", failed, done);
  switch (cutShort) {
    case "stopped":
      return `${words} ${t("Then it was stopped.")}`;
    case "no test left":
      return `${words} ${t("Then there was no such test any more.")}`;
    case null:
      return words;
  }
}
