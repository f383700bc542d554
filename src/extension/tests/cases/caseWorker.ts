// A thread of its own that reads case files: checking thousands of cases takes seconds, which nobody in the editor may
// have to wait for.
import { sep } from "node:path";
import { parentPort } from "node:worker_threads";
import { loadCaseFile } from "../../../caseFiles/loadCaseFile.ts";
import type { CaseAnswer, CaseQuestion } from "./caseQuestion.ts";
import type { ReadCases } from "./caseTests.ts";

parentPort?.on("message", (question: CaseQuestion) => {
  void answer(question).then((said) => parentPort?.postMessage(said)); // never rejects
});

async function answer({ number, ...question }: CaseQuestion): Promise<CaseAnswer> {
  try {
    return { number, cases: await readCases(question) };
  } catch (error) {
    return { number, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws where a file that is named cannot be looked at */
async function readCases({
  path,
  text,
  folders,
  targetVersion,
}: Omit<CaseQuestion, "number">): Promise<ReadCases> {
  const mayRead = (file: string): boolean =>
    folders === null || folders.some((folder) => file === folder || file.startsWith(folder + sep));
  const { cases, problems } = await loadCaseFile(path, {
    text,
    mayRead,
    ...(targetVersion === null ? {} : { targetVersion }),
  });
  return {
    cases,
    problems: problems
      .filter(({ severity }) => severity === "error")
      .map(({ sentence, line }) => ({ sentence, line: line - 1 })),
  };
}
