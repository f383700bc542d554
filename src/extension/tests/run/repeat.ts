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
  readonly wasStopped: boolean;
}

/** One round: what its leaves came to. */
interface Round {
  readonly findings: ReadonlyMap<string, TestFinding>;
  readonly wasStopped: boolean;
}

/** Repeats rounds one after another; a round that was stopped does not count. @param round its number, from 1 */
export async function repeat(
  { times, untilFailure }: RepeatPlan,
  round: (number: number) => Promise<Round>,
): Promise<RepeatCount> {
  let done = 0;
  let failed = 0;
  while (done < times) {
    const { findings, wasStopped } = await round(done + 1);
    if (wasStopped) {
      return { done, failed, wasStopped };
    }
    done++;
    if ([...findings.values()].some(({ verdict }) => verdict === "failed" || verdict === "errored")) {
      failed++;
      if (untilFailure) {
        break;
      }
    }
  }
  return { done, failed, wasStopped: false };
}

/** `2 of 10 runs failed.` */
export function repeatSummary({ done, failed, wasStopped }: RepeatCount): string {
  const stopped = wasStopped ? ` ${t("Then it was stopped.")}` : "";
  if (done === 1) {
    return `${failed === 0 ? t("None of 1 run failed.") : t("1 of 1 run failed.")}${stopped}`;
  }
  const words =
    failed === 0 ? t("None of {0} runs failed.", done) : t("{0} of {1} runs failed.", failed, done);
  return `${words}${stopped}`;
}
