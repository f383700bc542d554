// A thread of its own that reads case files: checking thousands of cases takes seconds, which nobody in the editor may
// have to wait for.
import { parentPort, workerData } from "node:worker_threads";
import { config } from "@vscode/l10n";
import { loadCaseFile } from "../../../caseFiles/loadCaseFile.ts";
import { limitReach } from "../../../scripts/reach.ts";
import type { CaseAnswer, CaseQuestion, CaseRequest, CaseWorkerData } from "./caseQuestion.ts";
import type { ReadCases } from "./caseTests.ts";

/** How many cases are told at once: some milliseconds for whoever takes them. */
const PORTION = 100;

/** What is still to be told, by the number of the question. */
const left = new Map<number, ReadCases>();

config({ contents: (workerData as CaseWorkerData).texts });
parentPort?.on("message", (asked: CaseQuestion | CaseRequest) => {
  if ("more" in asked) {
    tell(asked.number);
  } else {
    void answer(asked); // never rejects
  }
});

async function answer({ number, ...question }: CaseQuestion): Promise<void> {
  try {
    left.set(number, await readCases(question));
    tell(number);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ number, failure } satisfies CaseAnswer);
  }
}

/** Tells the next portion; what is wrong goes with the first. */
function tell(number: number): void {
  const { cases, problems } = left.get(number) ?? { cases: [], problems: [] };
  const isLast = cases.length <= PORTION;
  if (isLast) {
    left.delete(number);
  } else {
    left.set(number, { cases: cases.slice(PORTION), problems: [] });
  }
  const portion = { cases: cases.slice(0, PORTION), problems };
  parentPort?.postMessage({ number, cases: portion, isLast } satisfies CaseAnswer);
}

/** @throws where a file that is named cannot be looked at */
async function readCases({
  path,
  text,
  folders,
  targetVersion,
}: Omit<CaseQuestion, "number">): Promise<ReadCases> {
  limitReach(folders); // the same for all questions until trust is granted
  const { cases, problems } = await loadCaseFile(path, {
    text,
    ...(targetVersion === null ? {} : { targetVersion }),
  });
  return {
    cases,
    problems: problems
      .filter(({ severity }) => severity === "error")
      .map(({ sentence, line }) => ({ sentence, line: line - 1 })),
  };
}
