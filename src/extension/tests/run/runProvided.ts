import { sentenceOf } from "../../../sandbox/sandbox.ts";
import { erroredFinding } from "./findings.ts";
import type { ProvidedTest } from "./providedTest.ts";
import type { LeafReport } from "./verdictBook.ts";

/** Jobs for tests of others: those of one group go one after another. Their jobs never reject. */
export function providedJobs(
  reports: readonly LeafReport[],
  signal: AbortSignal,
): readonly (() => Promise<void>)[] {
  const groups = new Map<string | LeafReport, (() => Promise<void>)[]>();
  for (const report of reports) {
    const { subject } = report.leaf;
    if (subject.kind === "provided") {
      const key = subject.test.group ?? report;
      groups.set(key, [...(groups.get(key) ?? []), () => runOne(subject.test, report, signal)]);
    }
  }
  return [...groups.values()].map((jobs) => async () => {
    for (const job of jobs) {
      if (signal.aborted) {
        return;
      }
      await job();
    }
  });
}

async function runOne(test: ProvidedTest, report: LeafReport, signal: AbortSignal): Promise<void> {
  report.started();
  try {
    report.settle(await test.run(signal, (text) => report.outputText(text)));
  } catch (error) {
    report.settle(erroredFinding(sentenceOf(error)));
  }
}
